package dev.playhead.transport.replay;

import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.codec.MalformedFrameException;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.server.BrokerServer;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;
import org.jspecify.annotations.Nullable;

/// A client that says exactly what it is told to, in one format.
final class Client {
    private static final long WITHIN_S = 20;

    private final Format format;
    private final LinkedBlockingQueue<ProtocolMessage> received = new LinkedBlockingQueue<>();
    private final CountDownLatch opened = new CountDownLatch(1);
    private final WebSocketClient socket;

    Client(BrokerServer broker, Format format, String query) throws InterruptedException {
        this.format = format;
        socket = new Socket(
                URI.create("ws://127.0.0.1:" + broker.port() + "/?format=" + format.word() + "&" + query), this);
        socket.connect();
        // Not connectBlocking: that fails for a client that is refused in its first frame and closed at once.
        if (!opened.await(WITHIN_S, TimeUnit.SECONDS)) {
            throw new AssertionError("The broker did not accept the client.");
        }
    }

    Client send(ProtocolMessage.Builder frame) {
        var payload = FrameCodec.of(format).encode(frame.build());
        if (format == Format.JSON) {
            socket.send(new String(payload, StandardCharsets.UTF_8));
        } else {
            socket.send(payload);
        }
        return this;
    }

    Client text(String text) {
        socket.send(text);
        return this;
    }

    /// Waits for the next frame with this action; what comes before it is passed over.
    ProtocolMessage await(Action action) throws InterruptedException {
        ProtocolMessage frame;
        do {
            frame = received.poll(WITHIN_S, TimeUnit.SECONDS);
            if (frame == null) {
                throw new AssertionError("No " + action + " came.");
            }
        } while (frame.action() != action);
        return frame;
    }

    private void take(byte[] bytes) {
        try {
            received.add(FrameCodec.of(format).decode(bytes));
        } catch (MalformedFrameException e) {
            throw new AssertionError("The broker sent no frame.", e);
        }
    }

    private static final class Socket extends WebSocketClient {
        private final Client client;

        Socket(URI uri, Client client) {
            super(uri);
            this.client = client;
        }

        @Override
        public void onMessage(String message) {
            client.take(message.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void onMessage(ByteBuffer message) {
            var bytes = new byte[message.remaining()];
            message.get(bytes);
            client.take(bytes);
        }

        @Override
        public void onOpen(ServerHandshake handshake) {
            client.opened.countDown();
        }

        @Override
        public void onClose(int code, @Nullable String reason, boolean remote) {}

        @Override
        public void onError(Exception e) {}
    }
}
