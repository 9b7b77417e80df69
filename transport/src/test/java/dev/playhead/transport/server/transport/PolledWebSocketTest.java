package dev.playhead.transport.server.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.client.ClientSocket;
import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.network.LocalCertificate;
import dev.playhead.transport.network.NetworkLimits;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.server.fanout.BatchSlice;
import dev.playhead.transport.server.fanout.ClientTransport;
import dev.playhead.transport.server.fanout.FlowControl;
import dev.playhead.transport.server.fanout.FrameBatch;
import dev.playhead.transport.server.http.TlsDetector;
import dev.playhead.transport.session.CloseReason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One WebSocket and its poller, in an order of events that a whole broker has only now and then.
class PolledWebSocketTest implements ClientTransport.Listener {
    private static final String HEAD =
            "GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n";
    private static final long WITHIN_S = 10;
    private static final int TEXT = 1;

    @TempDir
    private Path data;

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final BlockingQueue<CloseReason> ends = new LinkedBlockingQueue<>();
    private final AtomicInteger written = new AtomicInteger();
    private final CountDownLatch isOpen = new CountDownLatch(1);
    private final CountDownLatch isRead = new CountDownLatch(1);
    private ScheduledExecutorService delays;
    private SocketPoller poller;

    @BeforeEach
    void start() throws IOException {
        delays = Executors.newSingleThreadScheduledExecutor();
        poller = new SocketPoller(() -> {}, delays);
    }

    @AfterEach
    void stop() throws IOException {
        isRead.countDown();
        poller.close();
        delays.close();
    }

    @Override
    public void opened(ClientTransport transport) {
        isOpen.countDown();
    }

    @Override
    public void received(ClientTransport transport, byte[] payload, long latencyNanos) {
        received.add(new String(payload, StandardCharsets.UTF_8));
    }

    @Override
    public void roundEnded() {
        throw new AssertionError("The rounds of a poller end for all at once.");
    }

    @Override
    public FlowControl flowControl() {
        return FlowControl.ENDLESS;
    }

    @Override
    public void written(ClientTransport transport, BatchSlice frames, long atNanos) {
        written.incrementAndGet();
    }

    @Override
    public void closed(ClientTransport transport, CloseReason reason) {
        ends.add(reason);
    }

    private static List<BatchSlice> frame(String text) {
        var batch = new FrameBatch(new byte[256]);
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        batch.add(new byte[] {(byte) 0x81, (byte) bytes.length}, bytes, 0);
        batch.end(1);
        return List.of(new BatchSlice(batch, 0, 1));
    }

    /// A client says goodbye and is gone before it is read, and what is written to it fails first.
    @Test
    void whatWasSaidBeforeAWriteFailedIsRead() throws Exception {
        try (var door = ServerSocketChannel.open()) {
            door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            var client =
                    new Socket(InetAddress.getLoopbackAddress(), door.socket().getLocalPort());
            client.getOutputStream().write(HEAD.getBytes(StandardCharsets.US_ASCII));
            var tls = new TlsDetector(new LocalCertificate(new DataDirectory(data)));
            var opened = Objects.requireNonNull(tls.open(door.accept().socket()));
            var head = opened.in().readNBytes(HEAD.length());
            var transport = new PolledWebSocket(
                    new TransportId(1),
                    FrameCodec.of(Format.JSON),
                    opened,
                    this,
                    NetworkLimits.DEFAULT,
                    poller,
                    t -> {});
            transport.start(head, new byte[0]);
            assertTrue(isOpen.await(WITHIN_S, TimeUnit.SECONDS));
            readAnswer(client); // who closes with something unread sends a reset

            var isHeld = new CountDownLatch(1);
            poller.execute(() -> {
                isHeld.countDown();
                awaitRead();
            });
            assertTrue(isHeld.await(WITHIN_S, TimeUnit.SECONDS));
            client.getOutputStream().write(ClientSocket.frame(TEXT, "{\"action\":7}".getBytes(StandardCharsets.UTF_8)));
            client.close();
            int before;
            do {
                before = written.get();
                transport.send(frame("{\"action\":0}"));
            } while (written.get() > before);
            isRead.countDown();
            assertEquals("{\"action\":7}", received.poll(WITHIN_S, TimeUnit.SECONDS));
            assertEquals(
                    CloseReason.Kind.LOST, ends.poll(WITHIN_S, TimeUnit.SECONDS).kind());
        }
    }

    private static void readAnswer(Socket client) throws IOException {
        var answer = new StringBuilder();
        while (answer.indexOf("\r\n\r\n") < 0) {
            answer.append((char) client.getInputStream().read());
        }
    }

    private void awaitRead() {
        try {
            isRead.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
