package dev.playhead.transport.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.network.Network;
import dev.playhead.transport.network.NetworkLimits;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.session.CloseReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a client may not ask of the broker, and that the others notice nothing of it.
class NetworkLimitsTest {
    private static final NetworkLimits TIGHT =
            NetworkLimits.DEFAULT.withOpenSockets(8).withTimes(300, 400, 700);

    @TempDir
    private Path data;

    private BrokerServer broker;

    @BeforeEach
    void start() throws Exception {
        broker = BrokerServer.start(ServerOptions.any(new DataDirectory(data)).on(Network.LOCAL.with(TIGHT)));
    }

    @AfterEach
    void stop() throws Exception {
        broker.close();
    }

    @Test
    void aHeadThatIsTooLongOrHasTooManyHeadersIsRefused() throws Exception {
        try (var http = new RawHttp(broker.port())) {
            assertEquals(431, http.get("/time", "X-Long: " + "x".repeat(20_000)).status());
            assertTrue(http.hasEnded());
        }
        try (var http = new RawHttp(broker.port())) {
            var many = new String[150];
            for (int i = 0; i < many.length; i++) {
                many[i] = "X-" + i + ": y";
            }
            assertEquals(431, http.get("/time", many).status());
        }
        try (var http = new RawHttp(broker.port())) {
            assertEquals(400, http.raw("this is not HTTP\r\n\r\n").answer().status());
        }
    }

    @Test
    void aHeadThatComesTooSlowlyIsEndedHoweverSteadyItIs() throws Exception {
        try (var http = new RawHttp(broker.port())) {
            long begun = System.nanoTime();
            http.raw("GET /time HTTP/1.1\r\n");
            try {
                for (int i = 0; i < 100; i++) {
                    http.raw("X");
                    Thread.sleep(50); // a client that is slow on purpose: each byte comes soon, the head never
                }
            } catch (IOException ended) {
                // as it should
            }
            assertTrue(System.nanoTime() - begun < 3_000_000_000L, "it was served for as long as it liked");
        }
        try (var http = new RawHttp(broker.port())) {
            assertTrue(http.hasEnded(), "a socket that says nothing stays");
        }
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedBeforeItIsRead() throws Exception {
        try (var http = new RawHttp(broker.port())) {
            http.raw(
                    "POST /channels/c/messages?key=a.b:c HTTP/1.1\r\nHost: localhost\r\nContent-Length: 999999999\r\n\r\n");
            var answer = http.answer();
            assertEquals(413, answer.status());
            assertTrue(answer.body().contains("40009"), answer.body());
        }
        try (var http = new RawHttp(broker.port())) {
            http.raw("POST /channels/c/messages?key=a.b:c HTTP/1.1\r\nHost: localhost\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\nfffffff\r\n");
            assertEquals(413, http.answer().status());
        }
    }

    @Test
    void requestsFollowEachOtherOnOneSocketInChunksOrWhole() throws Exception {
        try (var http = new RawHttp(broker.port())) {
            assertEquals(200, http.get("/time").status());
            http.raw(
                    "POST /channels/c/messages?key=a.b:c HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json"
                            + "\r\nTransfer-Encoding: chunked\r\n\r\n8;x=y\r\n{\"data\":\r\n4\r\n\"x\"}\r\n0\r\nTrailer: t\r\n\r\n");
            assertEquals(201, http.answer().status());
            http.raw("POST /channels/c/messages?key=a.b:c HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json"
                    + "\r\nExpect: 100-continue\r\nContent-Length: 12\r\n\r\n");
            assertEquals(100, http.answer().status());
            assertEquals(201, http.raw("{\"data\":\"y\"}").answer().status());
            var page = http.get("/channels/c/messages?key=a.b:c", "Connection: close");
            assertTrue(page.body().contains("\"x\"") && page.body().contains("\"y\""), page.body());
            assertEquals("close", page.headers().get("connection"));
            assertTrue(http.hasEnded());
        }
        try (var http = new RawHttp(broker.port())) {
            assertEquals(
                    200,
                    http.raw("GET /time HTTP/1.0\r\nHost: localhost\r\n\r\n")
                            .answer()
                            .status());
            assertTrue(http.hasEnded());
        }
        try (var http = new RawHttp(broker.port())) {
            http.get("/time");
            assertTrue(http.hasEnded(), "a socket without requests stays for ever");
        }
    }

    @Test
    void oneSocketTooManyIsToldAndTheOthersStay() throws Exception {
        var open = new ArrayList<WireClient>();
        try {
            for (int i = 0; i < 8; i++) {
                var client = WireClient.json(broker.port(), "c" + i);
                client.next(Action.CONNECTED);
                open.add(client);
            }
            try (var http = new RawHttp(broker.port())) {
                assertEquals(503, http.get("/time").status());
            }
            open.removeLast().close();
            try (var http = awaitRoom()) {
                assertEquals(200, http.get("/time").status());
            }
            for (var client : open) {
                assertFalse(client.hasEnded());
            }
        } finally {
            for (var client : open) {
                client.close();
            }
        }
    }

    private RawHttp awaitRoom() {
        return await("the socket that was closed is no longer counted")
                .atMost(Duration.ofSeconds(2))
                .until(this::enter, Optional::isPresent)
                .orElseThrow();
    }

    // The socket that got in is kept: another might come before its end was noticed.
    private Optional<RawHttp> enter() throws IOException {
        var http = new RawHttp(broker.port());
        if (http.get("/time").status() == 200) {
            return Optional.of(http);
        }
        http.close();
        return Optional.empty();
    }

    @Test
    void aFrameThatIsTooLargeEndsItsSocketAndNobodyElses() throws Exception {
        try (var good = WireClient.json(broker.port(), "good").attached("c");
                var bad = WireClient.json(broker.port(), "bad").attached("c")) {
            var head = new byte[] {(byte) 0x81, (byte) 0xff, 0, 0, 0, 0, 0x40, 0, 0, 0, 1, 2, 3, 4};
            bad.raw(head);
            await().until(() -> count(Entry.Closed.class) == 1);
            assertFalse(good.hasEnded());
        }
    }

    @Test
    void fragmentsAreCountedTogether() throws Exception {
        try (var bad = WireClient.json(broker.port(), "bad").attached("c")) {
            var fragment = new byte[8 + 60_000];
            fragment[0] = 1;
            fragment[1] = (byte) 0xfe;
            fragment[2] = (byte) (60_000 >> 8);
            fragment[3] = (byte) (60_000 & 0xff);
            try {
                for (int i = 0; i < 100; i++) {
                    bad.raw(fragment);
                    fragment[0] = 0;
                }
            } catch (IOException ended) {
                // as it should
            }
            await().until(() -> count(Entry.Closed.class) == 1);
        }
        var closed = (Entry.Closed) entries(Entry.Closed.class).getFirst();
        assertEquals(CloseReason.Kind.PROTOCOL_ERROR, closed.reason().kind(), closed.toString());
        assertEquals(1009, closed.reason().code(), closed.toString());
    }

    @Test
    void aTextInPiecesIsOneFrame() throws Exception {
        try (var client = WireClient.json(broker.port(), "pieces").attached("c")) {
            var publish = "{\"action\":15,\"channel\":\"c\",\"msgSerial\":0,\"messages\":[{\"data\":\"né\"}]}";
            var bytes = publish.getBytes(StandardCharsets.UTF_8);
            int inTheLetter = publish.indexOf('é') + 1;
            client.raw(WireClient.frame(0x01, Arrays.copyOfRange(bytes, 0, inTheLetter)));
            client.raw(WireClient.frame(0x89, new byte[0])); // a ping may come between
            client.raw(WireClient.frame(0x80, Arrays.copyOfRange(bytes, inTheLetter, bytes.length)));
            assertEquals(0L, client.next(Action.ACK).msgSerial());
            client.publish("c", 1, "whole");
            assertEquals(1L, client.next(Action.ACK).msgSerial());
        }
        try (var http = new RawHttp(broker.port())) {
            var page = http.get("/channels/c/messages?key=a.b:c").body();
            assertTrue(page.contains("\"né\"") && page.contains("\"whole\""), page);
        }
    }

    @Test
    void whatDoesNotFitItsFieldIsRefusedAndTheConnectionGoesOn() throws Exception {
        try (var client = WireClient.json(broker.port(), "c").attached("c")) {
            client.send("{\"action\":15,\"channel\":\"c\",\"msgSerial\":0,\"messages\":5}");
            var nack = client.next(Action.NACK);
            assertEquals(0L, nack.msgSerial());
            assertTrue(String.valueOf(nack.error()).contains("messages"), String.valueOf(nack.error()));
            client.send("{\"action\":15,\"channel\":\"c\",\"msgSerial\":1,\"messages\":[{\"clientId\":[\"alice\"]}]}");
            assertEquals(1L, client.next(Action.NACK).msgSerial());
            client.send(
                    "{\"action\":4294967311,\"channel\":\"c\",\"msgSerial\":2,\"messages\":[{\"data\":\"wrapped\"}]}");
            assertTrue(client.next(Action.HEARTBEAT).error() != null);
            client.send(
                    "{\"action\":15,\"channel\":\"c\",\"msgSerial\":4294967298.5,\"messages\":[{\"data\":\"no\"}]}");
            assertTrue(client.next(Action.HEARTBEAT).error() != null);
            client.publish("c", 2, "right");
            assertEquals(2L, client.next(Action.ACK).msgSerial());
        }
        try (var http = new RawHttp(broker.port())) {
            var page = http.get("/channels/c/messages?key=a.b:c").body();
            assertTrue(page.contains("right") && !page.contains("wrapped") && !page.contains("\"no\""), page);
        }
    }

    @Test
    void aFrameOfEndlessNestingIsRefusedInBothFormats() throws Exception {
        try (var json = WireClient.json(broker.port(), "json").attached("c")) {
            json.send("{\"action\":15,\"extras\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}");
            assertTrue(json.next(Action.HEARTBEAT).error() != null);
            json.publish("c", 0, "still here");
            json.next(Action.ACK);
        }
        try (var msgpack = new WireClient(broker.port(), "key=a.b:c", Format.MSGPACK)) {
            msgpack.next(Action.CONNECTED);
            var deep = new byte[60_000];
            Arrays.fill(deep, (byte) 0x91);
            deep[0] = (byte) 0x81;
            deep[1] = (byte) 0xa1;
            deep[2] = 'x';
            msgpack.send(deep, 2);
            assertTrue(msgpack.next(Action.HEARTBEAT).error() != null);
            assertFalse(msgpack.hasEnded());
        }
    }

    @Test
    void whoAnswersNoPingIsGivenUpAndWhoDoesStays() throws Exception {
        long begun = System.nanoTime();
        try (var answering = WireClient.json(broker.port(), "answering");
                var silent = WireClient.deaf(broker.port(), "silent")) {
            await().until(() -> count(Entry.Opened.class) == 2);
            assertFalse(silent.hasEnded());
            await().until(() -> {
                broker.probeTransports();
                return count(Entry.Closed.class) == 1;
            });
            assertTrue(System.nanoTime() - begun >= 700_000_000L, "it was given up before its time");
            assertFalse(answering.hasEnded(), "its pongs are heard, and it has said nothing else");
        }
        var closed = (Entry.Closed) entries(Entry.Closed.class).getFirst();
        assertEquals(CloseReason.Kind.TIMED_OUT, closed.reason().kind());
    }

    private int count(Class<? extends Entry> kind) throws IOException {
        return entries(kind).size();
    }

    private ArrayList<Entry> entries(Class<? extends Entry> kind) throws IOException {
        var found = new ArrayList<Entry>();
        for (long position = 0; position < broker.log().size(); position++) {
            var entry = broker.log().read(position);
            if (kind.isInstance(entry)) {
                found.add(entry);
            }
        }
        return found;
    }
}
