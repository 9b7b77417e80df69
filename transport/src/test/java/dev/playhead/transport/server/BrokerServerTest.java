package dev.playhead.transport.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.Slow;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogReader;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.network.Network;
import dev.playhead.transport.network.NetworkLimits;
import dev.playhead.transport.network.PortTakenException;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.CloseReason;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The broker over real sockets: bad frames, faults on bytes, slow readers, keys, ports.
class BrokerServerTest {
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
    void aBadFrameIsAnsweredWithAnErrorRecordedAndDisturbsNobody() throws Exception {
        try (var good = WireClient.json(broker.port(), "good").attached("c");
                var bad = WireClient.json(broker.port(), "bad").attached("c")) {
            bad.send("{\"action\":15,");
            assertNotNull(bad.next(Action.HEARTBEAT).error());
            bad.send("{\"action\":99,\"channel\":\"c\",\"novel\":true}");
            assertTrue(String.valueOf(bad.next(Action.HEARTBEAT).error()).contains("99"));
            bad.send("{\"action\":15,\"msgSerial\":0,\"messages\":[{\"data\":\"nowhere\"}]}");
            assertNotNull(bad.next(Action.NACK).error());
            bad.send(new byte[] {(byte) 0xc1, 0, 1}, 2);
            assertNotNull(bad.next(Action.HEARTBEAT).error());
            bad.publish("c", 1, "still here");
            assertEquals(1, bad.next(Action.ACK).msgSerial());
            assertEquals(Action.MESSAGE, good.next(Action.MESSAGE).action());
            assertFalse(good.hasEnded());
        }
        var log = broker.log();
        assertEquals(2, count(log, entry -> entry instanceof Entry.FrameIn in && in.problem() != null));
        assertEquals(
                1,
                count(
                        log,
                        entry -> entry instanceof Entry.FrameIn in
                                && new String(in.payload(), StandardCharsets.UTF_8).contains("\"novel\":true")));
    }

    @Test
    void bothEndsMayCloseAtTheSameMoment() throws Exception {
        int all = 500;
        for (int i = 0; i < all; i++) {
            try (var client = WireClient.json(broker.port(), "c" + i)) {
                client.next(Action.CONNECTED);
                client.send("{\"action\":7}");
                long until = System.nanoTime() + i % 100 * 10_000L; // any moment of the broker's own close is met
                while (System.nanoTime() < until) {
                    Thread.onSpinWait();
                }
                client.sendClose();
                client.awaitEnd();
            }
        }
        var log = broker.log();
        await().untilAsserted(() -> assertEquals(all, count(log, Entry.Closed.class::isInstance)));
    }

    @Test
    void msgpackThatIsNoneIsAnsweredToo() throws Exception {
        try (var bad = new WireClient(broker.port(), "key=a.b:c&clientId=bad", Format.MSGPACK)) {
            bad.next(Action.CONNECTED);
            bad.send(new byte[] {(byte) 0xc1, (byte) 0xff}, 2);
            assertNotNull(bad.next(Action.HEARTBEAT).error());
        }
    }

    @Test
    void slowMakesEveryByteLaterInOrderUntilRestored() throws Exception {
        try (var publisher = WireClient.json(broker.port(), "publisher").attached("c");
                var slow = WireClient.json(broker.port(), "slow").attached("c")) {
            var rule = broker.set(new FaultRule.Target.Client("slow"), new Slow(300), "Slow slow")
                    .join();
            slow.clear();
            long sent = System.nanoTime();
            for (int i = 0; i < 5; i++) {
                publisher.publish("c", i, "m" + i);
            }
            for (int i = 0; i < 5; i++) {
                assertTrue(String.valueOf(slow.next(Action.MESSAGE).messages()).contains("m" + i));
                long waited = (System.nanoTime() - sent) / 1_000_000;
                assertTrue(waited >= 290, "came after " + waited + " ms");
            }
            broker.restore(rule); // the broker takes what it is told in order, and the publish comes after this
            slow.clear();
            long again = System.nanoTime();
            publisher.publish("c", 5, "quick");
            slow.next(Action.MESSAGE);
            assertTrue(System.nanoTime() - again < 250_000_000L);
        }
    }

    @Test
    void aReaderThatDoesNotReadIsCutAndTheOthersGetEverything() throws Exception {
        broker.close();
        var network = new Network(List.of(), List.of(), NetworkLimits.DEFAULT.withQueuedBytes(1 << 20));
        broker = BrokerServer.start(
                new ServerOptions("localhost", 0, false, new DataDirectory(data), null, false, true).on(network));
        try (var publisher = WireClient.json(broker.port(), "publisher").attached("c");
                var reader = WireClient.json(broker.port(), "reader").attached("c");
                var stuck = WireClient.deaf(broker.port(), "stuck")) {
            stuck.send("{\"action\":10,\"channel\":\"c\"}");
            awaitAttached(3); // it does not read, so the recording says when it is there
            var text = "x".repeat(60_000);
            int sent = 0;
            // Counting reads the whole recording, so not after every message.
            while (sent < 1500 && (sent % 50 != 0 || count(broker.log(), BrokerServerTest::isSlowConsumer) == 0)) {
                // A load that is paced on purpose: the reader is cut once it has stood still for a second, however
                // fast this machine fills what lies between.
                Thread.sleep(sent < 300 ? 0 : 20);
                publisher.publish("c", sent++, text);
                publisher.next(Action.ACK);
                reader.next(Action.MESSAGE);
            }
            assertTrue(sent < 1500, "the stuck reader was never cut");
            publisher.publish("c", sent++, "after");
            assertEquals(Action.MESSAGE, reader.next(Action.MESSAGE).action());
            assertComesBackWithoutLoss(sent);
        }
    }

    // It catches up with more than may wait for it, and is not cut for that.
    private void assertComesBackWithoutLoss(int sent) throws Exception {
        var connected = sentTo("stuck", Action.CONNECTED);
        var details = connected.connectionDetails();
        assertNotNull(details);
        var resume =
                "key=a.b:c&clientId=stuck&resume=" + details.connectionKey().replace("!", "%21");
        try (var back = new WireClient(broker.port(), resume, Format.JSON)) {
            assertEquals(connected.connectionId(), back.next(Action.CONNECTED).connectionId());
            var from = sentTo("stuck", Action.ATTACHED).channelSerial();
            back.send("{\"action\":10,\"channel\":\"c\",\"channelSerial\":\"" + from + "\"}");
            var attached = back.next(Action.ATTACHED);
            assertNull(attached.error());
            String last = "";
            for (int i = 0; i < sent; i++) {
                var message = back.next(Action.MESSAGE);
                assertTrue(String.valueOf(message.channelSerial()).compareTo(last) > 0, "out of order");
                last = String.valueOf(message.channelSerial());
            }
            assertEquals(0, back.waiting());
        }
    }

    private ProtocolMessage sentTo(String clientId, Action action) throws Exception {
        TransportId transport = null;
        for (long position = 0; position < broker.log().size(); position++) {
            var entry = broker.log().read(position);
            if (entry instanceof Entry.Opened opened
                    && opened.handshake().identity() != null
                    && clientId.equals(opened.handshake().identity().clientId())
                    && opened.handshake().resumeKey() == null) {
                transport = opened.transport();
            } else if (entry instanceof Entry.FrameOut out
                    && transport != null
                    && out.to().contains(transport)) {
                var frame = FrameCodec.of(out.format()).decode(out.payload());
                if (frame.action() == action) {
                    return frame;
                }
            }
        }
        throw new AssertionError("no " + action + " was sent to " + clientId);
    }

    private static boolean isSlowConsumer(Entry entry) {
        return entry instanceof Entry.Closed closed && closed.reason().kind() == CloseReason.Kind.SLOW_CONSUMER;
    }

    @Test
    void strictRefusesAnotherKeyAfterTheUpgrade() throws Exception {
        var options = new ServerOptions(
                "localhost", 0, false, new DataDirectory(data.resolve("strict")), "a.b:right", true, false);
        try (var strict = BrokerServer.start(options);
                var wrong = new WireClient(strict.port(), "key=a.b:wrong", Format.JSON);
                var right = new WireClient(strict.port(), "key=a.b:right", Format.JSON)) {
            var error = wrong.next(Action.ERROR).error();
            assertNotNull(error);
            assertEquals(40101, error.code());
            assertEquals(401, error.statusCode());
            right.next(Action.CONNECTED);
        }
    }

    @Test
    void aTakenPortIsSaidOrStepped() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = taken.getLocalPort();
            var directory = new DataDirectory(data.resolve("ports"));
            assertThrows(
                    PortTakenException.class,
                    () -> BrokerServer.start(
                            new ServerOptions("localhost", port, true, directory, null, false, false)));
            try (var next =
                    BrokerServer.start(new ServerOptions("localhost", port, false, directory, null, false, false))) {
                assertTrue(next.port() > port);
                assertEquals(
                        "Port " + port + " is in use. Another program listens there. Playhead chose " + next.port()
                                + ".",
                        next.notices().getFirst());
            }
        }
    }

    private void awaitAttached(int clients) {
        await("all clients are attached").until(() -> count(broker.log(), BrokerServerTest::isAttached) >= clients);
    }

    private static boolean isAttached(Entry entry) {
        return entry instanceof Entry.FrameOut out
                && new String(out.payload(), StandardCharsets.UTF_8).startsWith("{\"action\":11,");
    }

    private interface Wanted {
        boolean is(Entry entry);
    }

    private static int count(LogReader log, Wanted wanted) throws Exception {
        int count = 0;
        for (long position = 0; position < log.size(); position++) {
            if (wanted.is(log.read(position))) {
                count++;
            }
        }
        return count;
    }
}
