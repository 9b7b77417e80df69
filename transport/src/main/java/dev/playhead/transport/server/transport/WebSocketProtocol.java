package dev.playhead.transport.server.transport;

import dev.playhead.transport.server.fanout.ChannelWriter;
import dev.playhead.transport.session.CloseReason;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketAdapter;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.framing.Framedata;
import org.java_websocket.framing.PingFrame;
import org.java_websocket.handshake.Handshakedata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// RFC 6455 for one socket: makes messages of bytes, and says what is to be answered. It reads and writes no socket.
/// Bytes come from the reading thread, answers are taken by the writing thread.
final class WebSocketProtocol implements ChannelWriter.Answers {
    private static final Logger LOG = LoggerFactory.getLogger(WebSocketProtocol.class);

    private final Socket socket;
    private final Events events;
    private final WebSocketImpl engine;
    private final FrameGuard guard = new FrameGuard();
    /// Set when a frame of the client was wrong, before the close that says so is queued.
    private volatile boolean broken;

    private volatile boolean asksItself;
    /// Set when the close of the client has come, before the one that answers it is queued.
    private volatile boolean saidGoodbye;

    /// Listener, told on the thread that reads.
    interface Events {
        void opened();

        /// A message, whose bytes are not kept after the call.
        void received(ByteBuffer message);

        /// Something is to be written that the protocol asks for.
        ///
        /// @param waiting how many answers wait by now
        void hasAnswer(int waiting);

        /// The client has read everything that was written before a ping with this number.
        void ponged(long number);

        void closed(CloseReason why);
    }

    /// @param mostFrameBytes of one message
    WebSocketProtocol(Socket socket, int mostFrameBytes, Events events) {
        this.socket = socket;
        this.events = events;
        this.engine = new WebSocketImpl(new Engine(), List.of(new TextAsBytes(mostFrameBytes, events::received)));
    }

    /// The request that asks for a WebSocket.
    void open(byte[] head) {
        engine.decode(ByteBuffer.wrap(head));
    }

    /// Bytes of the client.
    ///
    /// @throws FrameGuard.BrokenFrameException when they break the rules; then nothing after them may be read
    void read(byte[] bytes, int length) throws FrameGuard.BrokenFrameException {
        guard.see(bytes, length);
        saidGoodbye = guard.hasClose();
        engine.decode(ByteBuffer.wrap(bytes, 0, length));
    }

    /// Returns whether a frame of the client was wrong.
    boolean isBroken() {
        return broken;
    }

    /// Returns whether nothing may follow any more but the close.
    @Override
    public boolean isClosing() {
        return broken || saidGoodbye;
    }

    boolean hasAnswers() {
        return !engine.outQueue.isEmpty();
    }

    @Override
    public @Nullable ByteBuffer nextAnswer() {
        return engine.outQueue.poll();
    }

    /// Writes what the protocol asks for.
    void flush(OutputStream out) throws IOException {
        ByteBuffer bytes;
        while ((bytes = engine.outQueue.poll()) != null) {
            out.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
        }
        out.flush();
    }

    /// Queues a close because the broker wants one. Never under a lock that the reading thread takes: it
    /// holds that of the engine.
    void close(int code, String reason) {
        asksItself = true;
        engine.close(code, reason);
    }

    /// Queues a close because of what the client sent.
    void refuse(int code, String reason) {
        engine.close(code, reason);
    }

    /// Queues a ping once the WebSocket is open.
    void ping() {
        if (engine.isOpen()) {
            engine.sendPing();
        }
    }

    /// Queues a ping with a number, which comes back with its pong.
    void ping(long number) {
        if (engine.isOpen()) {
            var ping = new PingFrame();
            ping.setPayload(ByteBuffer.allocate(Long.BYTES).putLong(0, number));
            engine.sendFrame(ping);
        }
    }

    private final class Engine extends WebSocketAdapter {
        @Override
        public void onWebsocketOpen(WebSocket socketOfEngine, Handshakedata handshake) {
            events.opened();
        }

        @Override
        public void onWebsocketPong(WebSocket socketOfEngine, Framedata pong) {
            var payload = pong.getPayloadData();
            if (payload.remaining() == Long.BYTES) {
                events.ponged(payload.getLong(payload.position()));
            }
        }

        @Override
        public void onWebsocketMessage(WebSocket socketOfEngine, String message) {
            events.received(StandardCharsets.UTF_8.encode(message));
        }

        @Override
        public void onWebsocketMessage(WebSocket socketOfEngine, ByteBuffer message) {
            events.received(message);
        }

        @Override
        public void onWriteDemand(WebSocket socketOfEngine) {
            events.hasAnswer(engine.outQueue.size());
        }

        @Override
        public void onWebsocketClose(WebSocket socketOfEngine, int code, String why, boolean remote) {
            closed(code, why, remote);
        }

        @Override
        public void onWebsocketClosing(WebSocket socketOfEngine, int code, String why, boolean remote) {
            closed(code, why, remote);
        }

        // When neither the client nor we asked for it, the engine did: what it was sent is against RFC 6455.
        private void closed(int code, String why, boolean remote) {
            var kind = remote && !broken ? CloseReason.Kind.CLIENT_CLOSED : CloseReason.Kind.PROTOCOL_ERROR;
            events.closed(new CloseReason(kind, code, Objects.requireNonNullElse(why, "")));
        }

        @Override
        public void onWebsocketCloseInitiated(WebSocket socketOfEngine, int code, String why) {
            // The close frame comes into the engine's queue next; the writer sends it before it ends.
            if (!asksItself) {
                broken = true;
            }
        }

        @Override
        public void onWebsocketError(WebSocket socketOfEngine, Exception e) {
            LOG.debug("{} sent what is no WebSocket: {}", socket.getRemoteSocketAddress(), e.toString());
        }

        @Override
        public InetSocketAddress getLocalSocketAddress(WebSocket socketOfEngine) {
            return (InetSocketAddress) socket.getLocalSocketAddress();
        }

        @Override
        public InetSocketAddress getRemoteSocketAddress(WebSocket socketOfEngine) {
            return (InetSocketAddress) socket.getRemoteSocketAddress();
        }
    }
}
