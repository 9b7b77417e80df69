package dev.playhead.transport.server;

import dev.playhead.transport.client.ClientSocket;
import dev.playhead.transport.client.FrameQueue;
import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.codec.MalformedFrameException;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A client that sends exactly the frames or bytes that a test wants, and waits for what comes. It answers pings and
/// does nothing else by itself.
public final class WireClient implements AutoCloseable {
    private static final long WITHIN_S = 10;

    private final FrameQueue frames = new FrameQueue();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Socket socket = new Socket();
    private final ClientSocket client;
    private final FrameCodec codec;
    private final int opcode;

    private WireClient(int port, Format format, String query, boolean reads) throws IOException {
        codec = FrameCodec.of(format);
        opcode = format == Format.JSON ? ClientSocket.TEXT : ClientSocket.BINARY;
        if (!reads) {
            socket.setReceiveBufferSize(4096);
        }
        client = ClientSocket.request(socket, "127.0.0.1", port, "/?" + query + "&format=" + format.word());
        if (reads) {
            Thread.ofVirtual().start(this::read);
        }
    }

    /// A client of version 5 of the protocol.
    ///
    /// @param query parameters of the upgrade without version and format
    WireClient(int port, String query, Format format) throws IOException {
        this(port, format, query + "&v=5", true);
    }

    /// A client with a name, in JSON.
    public static WireClient json(int port, String clientId) throws IOException {
        return new WireClient(port, "key=a.b:c&clientId=" + clientId, Format.JSON);
    }

    /// A client with all that the upgrade says but the format.
    public static WireClient of(int port, Format format, String query) throws IOException {
        return new WireClient(port, format, query, true);
    }

    /// A client with a name that never reads from its socket, into which little fits.
    static WireClient deaf(int port, String clientId) throws IOException {
        return new WireClient(port, Format.JSON, "key=a.b:c&v=5&clientId=" + clientId, false);
    }

    private void read() {
        try {
            client.awaitUpgrade();
            while (true) {
                int length = client.next();
                frames.frame(codec.decode(Arrays.copyOfRange(client.buffer(), client.end() - length, client.end())));
            }
        } catch (IOException | MalformedFrameException e) {
            // the end, as the tests expect it
        } finally {
            ended.countDown();
        }
    }

    /// Sends a frame in the client's format.
    public WireClient send(ProtocolMessage.Builder frame) {
        send(codec.encode(frame.build()), opcode);
        return this;
    }

    /// Sends a text frame, which may be no JSON.
    public WireClient send(String text) {
        send(text.getBytes(StandardCharsets.UTF_8), ClientSocket.TEXT);
        return this;
    }

    /// Sends a frame whose payload may be nothing of the protocol.
    void send(byte[] payload, int ofOpcode) {
        try {
            raw(ClientSocket.frame(ofOpcode, payload));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Sends bytes that may be no WebSocket at all.
    void raw(byte[] bytes) throws IOException {
        client.send(bytes);
    }

    /// Sends the close frame of the WebSocket itself, with code 1000; the broker may have been first.
    void sendClose() {
        try {
            raw(closeFrame(1000, ""));
        } catch (IOException alreadyGone) {
            // the broker was first
        }
    }

    /// A frame of a client that begins with this byte, whatever it says.
    static byte[] frame(int first, byte[] payload) {
        var frame = ClientSocket.frame(0, payload);
        frame[0] = (byte) first;
        return frame;
    }

    /// A close frame of a client, with a reason.
    static byte[] closeFrame(int code, String text) {
        var words = text.getBytes(StandardCharsets.UTF_8);
        var payload = new byte[2 + words.length];
        payload[0] = (byte) (code >>> 8);
        payload[1] = (byte) code;
        System.arraycopy(words, 0, payload, 2, words.length);
        return ClientSocket.frame(ClientSocket.CLOSE, payload);
    }

    /// Waits for the next frame of a kind; others are left out.
    public ProtocolMessage next(Action action) throws InterruptedException {
        return frames.await(action);
    }

    /// Waits for the next frame of any kind.
    ///
    /// @return null when none came in time
    @Nullable
    ProtocolMessage poll(long timeoutMs) throws InterruptedException {
        return frames.poll(Duration.ofMillis(timeoutMs));
    }

    /// The number of frames that have come and were not asked for.
    int waiting() {
        return frames.size();
    }

    /// Drops the frames that have come.
    void clear() throws InterruptedException {
        while (frames.poll(Duration.ZERO) != null) {
            // dropped
        }
    }

    public WireClient attached(String channel) throws InterruptedException {
        next(Action.CONNECTED);
        send("{\"action\":10,\"channel\":\"" + channel + "\"}");
        next(Action.ATTACHED);
        return this;
    }

    public void publish(String channel, long msgSerial, String data) {
        send("{\"action\":15,\"channel\":\"" + channel + "\",\"msgSerial\":" + msgSerial + ",\"messages\":[{\"data\":\""
                + data + "\"}]}");
    }

    boolean hasEnded() {
        return ended.getCount() == 0;
    }

    /// Waits until the broker has closed the socket.
    void awaitEnd() throws InterruptedException {
        if (!ended.await(WITHIN_S, TimeUnit.SECONDS)) {
            throw new AssertionError("The broker did not close the socket within " + WITHIN_S + " s.");
        }
    }

    Socket socket() {
        return socket;
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
