package dev.playhead.transport.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.client.ClientSocket;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.Slow;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.protocol.Action;
import java.io.ByteArrayOutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Sockets that one thread reads and whoever sends writes: none of them holds up another, and what does not fit into
/// one now comes later, whole and in order.
@Timeout(60)
class PolledSocketsTest {
    private static final String LARGE = "x".repeat(20_000);

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
    void framesThatComeWithTheRequestForTheWebSocketAreRead() throws Exception {
        var request = new ByteArrayOutputStream();
        request.writeBytes(("GET /?key=a.b:c&v=5&format=json HTTP/1.1\r\nHost: localhost:" + broker.port()
                        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(ClientSocket.text("{\"action\":10,\"channel\":\"early\"}"));
        request.writeBytes(ClientSocket.text("{\"action\":7}"));
        try (var socket = new Socket("localhost", broker.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.toByteArray());
            var all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(all.startsWith("HTTP/1.1 101"), all);
            assertTrue(all.contains("\"action\":11,\"channel\":\"early\""), all);
            assertTrue(all.contains("\"action\":8"), all);
        }
    }

    @Test
    void whoDoesNotReadHoldsUpNobodyAndGetsAllOfItWhenItReads() throws Exception {
        try (var publisher = WireClient.json(broker.port(), "publisher").attached("c");
                var reader = WireClient.json(broker.port(), "reader").attached("c");
                var socket = new Socket()) {
            socket.setReceiveBufferSize(4096);
            var lazy = ClientSocket.request(
                    socket, "localhost", broker.port(), "/?key=a.b:c&v=5&clientId=lazy&format=json");
            lazy.send(ClientSocket.text("{\"action\":10,\"channel\":\"c\"}"));
            await().until(() -> broker.openTransports() == 3);
            for (int i = 0; i < 400; i++) { // 8 MB: more than the system keeps for a socket, less than the limit
                publisher.publish("c", i, i + LARGE);
            }
            for (int i = 0; i < 400; i++) {
                var message = reader.next(Action.MESSAGE).messages().getFirst();
                assertTrue(String.valueOf(message.data()).contains("=" + i + "x"), "message " + i);
            }
            lazy.awaitUpgrade();
            int next = 0;
            while (next < 400) {
                int length = lazy.next();
                var text = new String(lazy.buffer(), lazy.end() - length, length, StandardCharsets.UTF_8);
                if (text.contains("\"action\":15")) {
                    assertTrue(text.contains("\"data\":\"" + next + "x"), "message " + next);
                    next++;
                }
            }
        }
    }

    @Test
    void whatIsDelayedKeepsItsOrderAndAllOfItComes() throws Exception {
        try (var publisher = WireClient.json(broker.port(), "publisher").attached("c");
                var slow = WireClient.json(broker.port(), "slow").attached("c")) {
            var rule = broker.set(new FaultRule.Target.Client("slow"), new Slow(150), "Slow")
                    .get(10, TimeUnit.SECONDS);
            long begun = System.nanoTime();
            for (int i = 0; i < 50; i++) {
                publisher.publish("c", i, "m" + i);
            }
            publisher.next(Action.ACK);
            broker.restore(rule);
            for (int i = 50; i < 100; i++) {
                publisher.publish("c", i, "m" + i);
            }
            var texts = new ArrayList<String>();
            for (int i = 0; i < 100; i++) {
                texts.add(String.valueOf(
                        slow.next(Action.MESSAGE).messages().getFirst().data()));
                if (i == 0) {
                    assertTrue(System.nanoTime() - begun >= 150_000_000, "the first one came early");
                }
            }
            for (int i = 0; i < 100; i++) {
                assertEquals("Text[value=m" + i + "]", texts.get(i));
            }
        }
    }

    @Test
    void aBrokerThatEndsRecordsTheEndOfEverySocket() throws Exception {
        var clients = new ArrayList<WireClient>();
        for (int i = 0; i < 20; i++) {
            clients.add(WireClient.json(broker.port(), "client" + i).attached("c"));
        }
        broker.close();
        for (var client : clients) {
            client.awaitEnd();
            client.close();
        }
        assertEquals(0, broker.openTransports());
    }
}
