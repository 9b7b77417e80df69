package dev.playhead.transport.server.transport;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.fault.Cut;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.Slow;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.network.Network;
import dev.playhead.transport.network.NetworkLimits;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.replay.DeterminismCheck;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.transport.server.RawHttp;
import dev.playhead.transport.server.ServerOptions;
import dev.playhead.transport.server.WireClient;
import dev.playhead.transport.session.CloseReason;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Channels over `/sse` and `/event-stream`.
class EventStreamTest {
    private static final String ACCEPT = "Accept: text/event-stream";

    @TempDir
    private Path data;

    private BrokerServer broker;

    @BeforeEach
    void start() throws Exception {
        broker = BrokerServer.start(ServerOptions.any(new DataDirectory(data)));
    }

    @AfterEach
    void stop() throws Exception {
        broker.close();
    }

    @Test
    void messagesOfSeveralChannelsAreEvents() throws Exception {
        try (var stream = open("/sse?channels=a,b%2Fc&key=a.b:c&v=1.2", ACCEPT)) {
            publish("a", "{\"name\":\"greeting\",\"data\":\"one\\ntwo\"}");
            publish("b/c", "[{\"data\":\"first\"},{\"data\":{\"x\":1}}]");
            assertEquals("event: message", stream.lineWith("event:"));
            var first = stream.lineWith("data:");
            assertTrue(first.contains("\"name\":\"greeting\"") && first.contains("\"data\":\"one\\ntwo\""), first);
            assertTrue(first.contains("\"channel\":\"a\""), first);
            assertTrue(stream.lineWith("data:").contains("\"first\""));
            var third = stream.lineWith("data:");
            assertTrue(third.contains("\"channel\":\"b/c\"") && third.contains("\"encoding\":\"json\""), third);
            stream.line();
            assertEquals(": keepalive", stream.lineWith("keepalive"), "something comes when nothing happens");
        }
    }

    @Test
    void withoutAnEnvelopeAnEventIsItsData() throws Exception {
        try (var stream = open("/sse?channels=a&key=a.b:c&enveloped=false&heartbeats=true", ACCEPT)) {
            publish("a", "{\"data\":\"one\\ntwo\"}");
            assertEquals("data: one", stream.lineWith("data:"));
            assertEquals("data: two", stream.line());
            assertEquals("event: heartbeat", stream.lineWith("event:"));
        }
    }

    @Test
    void aProgramGetsOneObjectALine() throws Exception {
        try (var stream = open("/event-stream?channel=a&key=a.b:c")) {
            publish("a", "{\"data\":\"x\"}");
            var line = stream.lineWith("\"event\":\"message\"");
            assertTrue(line.startsWith("{\"id\":\"a=") && line.contains("\"data\":{\"id\":"), line);
        }
    }

    @Test
    void aStreamComesBackToWhereItWasOnEveryChannelAsTheSameConnection() throws Exception {
        String last;
        try (var stream = open("/sse?channels=a,b&key=a.b:c", ACCEPT)) {
            publish("a", "{\"data\":\"a1\"}");
            last = id(stream);
            stream.lineWith("a1");
        }
        awaitClosed(1);
        for (int i = 2; i < 5; i++) {
            publish("a", "{\"data\":\"a" + i + "\"}");
            publish("b", "{\"data\":\"b" + i + "\"}");
        }
        try (var stream = open("/sse?channels=a,b&key=a.b:c", ACCEPT, "Last-Event-ID: " + last)) {
            assertSeen(stream, "a2", "a3", "a4", "b2", "b3", "b4");
            publish("b", "{\"data\":\"b5\"}");
            assertTrue(stream.lineWith("data:").contains("b5"));
        }
        // Without a stream that broke there is nothing to be the same as, but the place in the channels still counts.
        try (var one = open("/sse?channels=a,b&key=a.b:c", ACCEPT, "Last-Event-ID: " + last);
                var other = open("/sse?channels=a,b&key=a.b:c&lastEvent=" + last.replace("&", "%26"), ACCEPT)) {
            assertSeen(one, "a2", "a3", "a4", "b2", "b3", "b4", "b5");
            assertSeen(other, "a2", "a3", "a4", "b2", "b3", "b4", "b5");
        }
        assertEquals(2, connections(), "the second stream was a connection of its own, or the third was not");
    }

    @Test
    void aStreamThatEndsBeforeItsFirstEventMissesNothing() throws Exception {
        String position;
        try (var stream = open("/sse?channels=a&key=a.b:c", ACCEPT)) {
            position = stream.lineWith("id:").substring(4);
        }
        publish("a", "{\"data\":\"between\"}");
        try (var stream = open("/sse?channels=a&key=a.b:c", ACCEPT, "Last-Event-ID: " + position)) {
            assertTrue(stream.lineWith("data:").contains("between"));
        }
    }

    @Test
    void channelParametersComeByTheQueryOrByAQualifier() throws Exception {
        for (var text : List.of("one", "two", "three")) {
            publish("a", "{\"data\":\"" + text + "\"}");
        }
        for (var target :
                List.of("/sse?channels=a&key=a.b:c&rewind=2", "/sse?channels=%5B%3Frewind%3D2%5Da&key=a.b:c")) {
            try (var stream = open(target, ACCEPT)) {
                assertTrue(stream.lineWith("data:").contains("\"two\""), target);
                assertTrue(stream.lineWith("data:").contains("\"three\""), target);
            }
        }
        assertRefused(400, "40003", "/sse?channels=a&key=a.b:c&rewind=nonsense");
    }

    @Test
    void aFilterInFrontOfTheNameIsForThisStream() throws Exception {
        publish("a", "{\"name\":\"no\",\"data\":\"one\"}");
        publish("a", "{\"name\":\"yes\",\"data\":\"two\"}");
        var filter = Base64.getEncoder().encodeToString("name == 'yes'".getBytes(StandardCharsets.UTF_8));
        var name = URLEncoder.encode("[filter=" + filter + "?rewind=2]a", StandardCharsets.UTF_8);
        try (var stream = open("/sse?channels=" + name + "&key=a.b:c", ACCEPT)) {
            assertTrue(stream.lineWith("data:").contains("\"two\""));
            publish("a", "{\"name\":\"no\",\"data\":\"three\"}");
            publish("a", "{\"name\":\"yes\",\"data\":\"four\"}");
            assertTrue(stream.lineWith("data:").contains("\"four\""));
        }
        assertRefused(400, "40003", "/sse?channels=%5Bfilter%3D%5Da&key=a.b:c");
    }

    @Test
    void presenceComesWhenItIsAskedFor() throws Exception {
        try (var member = WireClient.json(broker.port(), "ann").attached("a");
                var stream = open("/sse?channels=a&key=a.b:c&presence=true", ACCEPT)) {
            member.send(
                    "{\"action\":14,\"channel\":\"a\",\"msgSerial\":0,\"presence\":[{\"action\":2,\"data\":\"hi\"}]}");
            assertEquals("event: presence", stream.lineWith("event:"));
            assertTrue(stream.lineWith("data:").contains("\"clientId\":\"ann\""));
        }
    }

    @Test
    void whatIsRefusedBeforeTheStreamBeginsIsAPlainError() throws Exception {
        assertRefused(400, "40003", "/sse?key=a.b:c");
        assertRefused(400, "40010", "/sse?channels=a,:b&key=a.b:c");
        assertRefused(401, "40101", "/sse?channels=a");
        assertRefused(400, "40017", "/sse?channels=a&key=a.b:c&v=nonsense");
        try (var http = new RawHttp(broker.port())) {
            assertEquals(400, http.post("/sse?channels=a&key=a.b:c", "{}").status());
        }
    }

    @Test
    void aLostPlaceIsToldInTheStream() throws Exception {
        try (var stream = open("/sse?channels=a&key=a.b:c&lastEvent=00000000000001-000@elsewhere", ACCEPT)) {
            assertEquals("event: error", stream.lineWith("event:"));
            assertTrue(stream.lineWith("data:").contains("\"code\":90005"));
            publish("a", "{\"data\":\"goes on\"}");
            assertTrue(stream.lineWith("data:").contains("goes on"));
        }
    }

    @Test
    void aCutIsARealResetAndSlowIsSlow() throws Exception {
        try (var stream = open("/sse?channels=a&key=a.b:c&clientId=phone", ACCEPT)) {
            var target = new FaultRule.Target.Client("phone");
            var slow = broker.set(target, new Slow(300), "Slow phone").join();
            long begun = System.nanoTime();
            publish("a", "{\"data\":\"late\"}");
            stream.lineWith("late");
            assertTrue(System.nanoTime() - begun > 250_000_000L);
            broker.restore(slow);
            var id = connection();
            broker.set(new FaultRule.Target.Connection(id), new Cut(), "Cut it").join();
            assertTrue(stream.hasEnded());
        }
        awaitClosed(1);
        assertEquals(CloseReason.CUT, closed().getFirst().reason());
    }

    @Test
    void aReaderThatIsStuckIsCutAndComesBackWithoutLoss() throws Exception {
        var options = ServerOptions.any(new DataDirectory(data.resolve("small")))
                .on(Network.LOCAL.with(NetworkLimits.DEFAULT.withQueuedBytes(1 << 20)));
        try (var small = BrokerServer.start(options);
                var stuck = new RawHttp(small.port());
                var publisher = WireClient.json(small.port(), "p").attached("a")) {
            stuck.socket.setReceiveBufferSize(4096);
            var begun = stuck.get("/sse?channels=a&key=a.b:c", ACCEPT);
            assertEquals(200, begun.status());
            assertEquals("no", begun.headers().get("x-accel-buffering"));
            var last = stuck.lineWith("id:").substring(4);
            var text = "x".repeat(60_000);
            int sent = 0;
            while (small.openTransports() == 2) {
                publisher.publish("a", sent, sent + "-" + text);
                publisher.next(Action.ACK);
                // A load that is paced on purpose: the reader is cut once it has stood still for a second, however
                // fast this machine fills what lies between.
                Thread.sleep(++sent < 300 ? 0 : 20);
                assertTrue(sent < 1500, "it was never cut");
            }
            try (var back = new RawHttp(small.port())) {
                back.get("/sse?channels=a&key=a.b:c", ACCEPT, "Last-Event-ID: " + last);
                for (int i = 0; i < sent; i++) {
                    assertTrue(back.lineWith("data:").contains("\"" + i + "-xx"), "message " + i);
                }
            }
        }
    }

    @Test
    void theRecordingOfAStreamRunsAgainTheSame() throws Exception {
        try (var stream = open("/sse?channels=a&key=a.b:c&clientId=phone", ACCEPT)) {
            publish("a", "{\"data\":\"x\"}");
            stream.lineWith("data:");
        }
        awaitClosed(1);
        broker.close();
        try (var log = LogFile.open(broker.recording())) {
            assertEquals(Optional.empty(), DeterminismCheck.verify(log));
        }
    }

    private RawHttp open(String target, String... headers) throws Exception {
        var http = new RawHttp(broker.port());
        assertEquals(200, http.get(target, headers).status());
        return http;
    }

    private static String id(RawHttp stream) throws Exception {
        stream.lineWith("id:");
        return stream.lineWith("id:").substring(4);
    }

    private void publish(String channel, String message) throws Exception {
        try (var http = new RawHttp(broker.port())) {
            var target = "/channels/" + channel.replace("/", "%2F") + "/messages?key=a.b:c";
            assertEquals(
                    201,
                    http.post(target, message, "Content-Type: application/json").status());
        }
    }

    private static void assertSeen(RawHttp stream, String... texts) throws Exception {
        var seen = new ArrayList<String>();
        for (int i = 0; i < texts.length; i++) {
            var line = stream.lineWith("data:");
            int data = line.indexOf("\"data\":\"") + 8;
            seen.add(line.substring(data, line.indexOf('"', data)));
        }
        assertEquals(List.of(texts), seen.stream().sorted().toList());
    }

    private void assertRefused(int status, String code, String target) throws Exception {
        try (var http = new RawHttp(broker.port())) {
            var answer = http.get(target, ACCEPT, "Origin: http://localhost:3000");
            assertEquals(status, answer.status(), target);
            assertEquals(code, answer.headers().get("x-ably-errorcode"));
            assertTrue(answer.body().contains("\"code\":" + code), answer.body());
            assertEquals("http://localhost:3000", answer.headers().get("access-control-allow-origin"));
        }
    }

    private void awaitClosed(int count) {
        await("the end of the stream is noticed").until(() -> closed().size() >= count);
    }

    private List<Entry.Closed> closed() throws Exception {
        return entries(Entry.Closed.class);
    }

    private long connections() throws Exception {
        return entries(Entry.FrameOut.class).stream()
                .map(frame -> new String(frame.payload(), StandardCharsets.UTF_8))
                .filter(frame -> frame.startsWith("{\"action\":4,"))
                .map(frame ->
                        frame.substring(frame.indexOf("\"connectionId\"") + 16, frame.indexOf("\"connectionId\"") + 26))
                .distinct()
                .count();
    }

    private ConnectionId connection() throws Exception {
        var frame = entries(Entry.FrameOut.class).stream()
                .map(out -> new String(out.payload(), StandardCharsets.UTF_8))
                .filter(text -> text.startsWith("{\"action\":4,"))
                .findFirst()
                .orElseThrow();
        int at = frame.indexOf("\"connectionId\":\"") + 16;
        return new ConnectionId(frame.substring(at, frame.indexOf('"', at)));
    }

    private <T extends Entry> List<T> entries(Class<T> kind) throws Exception {
        var found = new ArrayList<T>();
        for (long position = 0; position < broker.log().size(); position++) {
            var entry = broker.log().read(position);
            if (kind.isInstance(entry)) {
                found.add(kind.cast(entry));
            }
        }
        return found;
    }
}
