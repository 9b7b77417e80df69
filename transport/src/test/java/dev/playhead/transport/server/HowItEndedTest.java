package dev.playhead.transport.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.fault.Cut;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.LogReader;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.replay.DeterminismCheck;
import dev.playhead.transport.session.CloseReason;
import dev.playhead.transport.session.CloseReason.Kind;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The recording says how each connection ended and who ended it, and who was not let in.
class HowItEndedTest {
    @TempDir
    private Path data;

    private BrokerServer broker;

    @BeforeEach
    void start() throws IOException {
        broker = BrokerServer.start(ServerOptions.any(new DataDirectory(data)));
    }

    @AfterEach
    void stop() throws IOException {
        broker.close();
    }

    private static <T extends Entry> List<T> all(LogReader log, Class<T> kind) throws IOException {
        var found = new ArrayList<T>();
        for (long position = 0; position < log.size(); position++) {
            var entry = log.read(position);
            if (kind.isInstance(entry)) {
                found.add(kind.cast(entry));
            }
        }
        return found;
    }

    private <T extends Entry> T next(Class<T> kind) throws IOException {
        await().until(() -> !all(broker.log(), kind).isEmpty());
        return all(broker.log(), kind).getFirst();
    }

    private CloseReason reason() throws IOException {
        return next(Entry.Closed.class).reason();
    }

    private WireClient client() throws Exception {
        var client = WireClient.json(broker.port(), "ann");
        client.next(Action.CONNECTED);
        return client;
    }

    @Test
    void whatAClientReadJustBeforeTheEndIsRecordedAsWritten() throws Exception {
        // Most rounds miss the look of every few milliseconds that would have recorded it anyway.
        for (int round = 0; round < 10; round++) {
            try (var client = WireClient.json(broker.port(), "ann").attached("c")) {
                client.publish("c", 0, "last words");
                client.next(Action.MESSAGE);
                broker.close();
                client.awaitEnd();
            }
            try (var log = LogFile.open(broker.recording())) {
                var written = all(log, Entry.Written.class).stream()
                        .flatMap(entry -> entry.writes().stream())
                        .flatMap(writes -> writes.frames().stream())
                        .toList();
                var sent = all(log, Entry.FrameOut.class).stream()
                        .map(Entry.FrameOut::position)
                        .toList();
                assertTrue(written.containsAll(sent), sent + " were sent, written " + written);
            }
            start();
        }
    }

    @Test
    void theClientClosedWithACodeAndAReason() throws Exception {
        try (var client = client()) {
            client.raw(WireClient.closeFrame(4001, "going to sleep"));
            assertEquals(new CloseReason(Kind.CLIENT_CLOSED, 4001, "going to sleep"), reason());
            assertEquals(CloseReason.By.CLIENT, reason().kind().by());
        }
    }

    @Test
    void theClientLeftWithoutAWord() throws Exception {
        try (var client = client()) {
            client.socket().shutdownOutput();
            assertEquals(CloseReason.CLIENT_LEFT, reason());
        }
    }

    @Test
    void theSocketWasReset() throws Exception {
        try (var client = client()) {
            client.socket().setSoLinger(true, 0);
        }
        assertEquals(Kind.LOST, reason().kind());
        assertTrue(reason().text().contains("reset"), reason().text());
    }

    @Test
    void theClientBrokeTheRulesOfWebSockets() throws Exception {
        try (var client = client()) {
            client.raw(new byte[] {(byte) 0xff, (byte) 0x80, 0, 0, 0, 0}); // reserved bits and an unknown opcode
            assertEquals(Kind.PROTOCOL_ERROR, reason().kind());
            assertEquals(1002, reason().code());
            assertEquals(CloseReason.By.BROKER, reason().kind().by());
        }
    }

    @Test
    void theBrokerClosedBecauseTheClientAskedForIt() throws Exception {
        try (var client = client()) {
            client.send("{\"action\":7}");
            assertEquals(new CloseReason(Kind.BROKER_CLOSED, 1000, "closed by the client"), reason());
        }
    }

    @Test
    void aRuleCutIt() throws Exception {
        try (var client = client()) {
            broker.set(new FaultRule.Target.Client("ann"), new Cut(), "Cut ann").join();
            assertEquals(CloseReason.CUT, reason());
            client.awaitEnd();
        }
    }

    @Test
    void theBrokerStopped() throws Exception {
        try (var client = client()) {
            broker.close();
            client.awaitEnd();
        }
        try (var log = LogFile.open(broker.recording())) {
            var closed = all(log, Entry.Closed.class).getFirst();
            assertEquals(new CloseReason(Kind.BROKER_STOPPED, 1001, "the broker is stopping"), closed.reason());
        }
    }

    @Test
    void aPageOfAnotherSiteIsNotLetIn() throws Exception {
        try (var http = new RawHttp(broker.port())) {
            assertEquals(
                    403,
                    http.get("/time?key=a.b:secret", "Origin: https://evil.example")
                            .status());
            var seen = next(Entry.Rejected.class);
            assertEquals(Entry.Stage.HOST, seen.stage());
            assertEquals(403, seen.status());
            assertEquals("https://evil.example", seen.origin());
            assertEquals("localhost:" + broker.port(), seen.host());
            assertTrue(seen.request() != null && seen.request().startsWith("GET /time?key="), seen.toString());
            assertTrue(!seen.toString().contains("secret"), seen.toString());
            assertEquals("/127.0.0.1:" + http.socket.getLocalPort(), seen.remoteAddress());
        }
    }

    @Test
    void anotherNameForTheBrokerIsNotLetIn() throws Exception {
        try (var http = new RawHttp(broker.port())) {
            assertEquals(403, http.get("/time", "Host: rebound.example").status());
            assertEquals("rebound.example", next(Entry.Rejected.class).host());
        }
    }

    @Test
    void anUpgradeThatIsNoneIsNotLetIn() throws Exception {
        try (var http = new RawHttp(broker.port())) {
            var answer =
                    http.get("/?key=a.b:c", "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 8");
            assertEquals(426, answer.status());
            var seen = next(Entry.Rejected.class);
            assertEquals(Entry.Stage.UPGRADE, seen.stage());
            assertEquals(426, seen.status());
        }
    }

    @Test
    void bytesThatAreNoRequestAreNotLetIn() throws Exception {
        try (var http = new RawHttp(broker.port())) {
            assertEquals(400, http.raw("nonsense\r\n\r\n").answer().status());
            var seen = next(Entry.Rejected.class);
            assertEquals(Entry.Stage.HEAD, seen.stage());
            assertEquals(null, seen.request());
        }
    }

    @Test
    void aTlsHandshakeThatFailsIsSeen() throws Exception {
        try (var socket = new Socket("127.0.0.1", broker.port())) {
            socket.getOutputStream().write(new byte[] {22, 3, 1, 0, 4, 99, 0, 0, 0});
            socket.shutdownOutput();
            var seen = next(Entry.Rejected.class);
            assertEquals(Entry.Stage.TLS, seen.stage());
            assertEquals(0, seen.status());
        }
    }

    @Test
    void aKeyOfNoSessionIsSeenAndNotRecorded() throws Exception {
        try (var http = new RawHttp(broker.port())) {
            assertEquals(400, http.get("/comet/k!topsecret/recv").status());
            var seen = next(Entry.Rejected.class);
            assertEquals(Entry.Stage.SESSION, seen.stage());
            assertEquals("GET /comet/***/recv", seen.request());
        }
    }

    @Test
    void nothingOfItDisturbsARerun() throws Exception {
        aPageOfAnotherSiteIsNotLetIn();
        theClientClosedWithACodeAndAReason();
        try (var log = LogFile.open(broker.recording())) {
            assertEquals(Optional.empty(), DeterminismCheck.verify(log));
        }
    }
}
