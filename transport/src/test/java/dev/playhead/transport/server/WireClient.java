package dev.playhead.transport.server;

import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.codec.MalformedFrameException;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A client that sends exactly the bytes that a test wants, over a real socket.
public final class WireClient implements AutoCloseable {
    final LinkedBlockingQueue<ProtocolMessage> frames = new LinkedBlockingQueue<>();
    final LinkedBlockingQueue<Long> arrivals = new LinkedBlockingQueue<>();
    private final Format format;
    private final Socket socket = new Socket();
    private volatile boolean ended;

    WireClient(int port, String query, Format format, boolean reads) throws IOException {
        this.format = format;
        if (!reads) {
            socket.setReceiveBufferSize(4096);
        }
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        socket.setTcpNoDelay(true);
        var head = "GET /?" + query + "&format=" + format.word() + "&v=5 HTTP/1.1\r\nHost: localhost:" + port
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        if (reads) {
            Thread.ofVirtual().start(this::read);
        }
    }

    public static WireClient json(int port, String clientId) throws IOException {
        return new WireClient(port, "key=a.b:c&clientId=" + clientId, Format.JSON, true);
    }

    private void read() {
        try {
            var in = socket.getInputStream();
            for (int newLines = 0; newLines < 2; ) {
                int next = in.read();
                if (next < 0) {
                    throw new IOException("ended before the upgrade");
                }
                newLines = next == '\n' ? newLines + 1 : next == '\r' ? newLines : 0;
            }
            while (true) {
                int first = in.read();
                int length = in.read() & 0x7f;
                length = length == 126 ? (in.read() << 8) + in.read() : length;
                if (first < 0 || (first & 0x0f) == 8) {
                    break;
                }
                var payload = in.readNBytes(length);
                if ((first & 0x0f) == 9) {
                    pong(payload);
                }
                if ((first & 0x0f) <= 2) {
                    arrivals.add(System.nanoTime());
                    frames.add(FrameCodec.of(format).decode(payload));
                }
            }
        } catch (IOException | MalformedFrameException e) {
            // the end, as the tests expect it
        } finally {
            ended = true;
        }
    }

    // As every client does: one that answers no ping is held for gone.
    private void pong(byte[] payload) throws IOException {
        var frame = new byte[payload.length + 6];
        frame[0] = (byte) 0x8a;
        frame[1] = (byte) (0x80 | payload.length);
        System.arraycopy(payload, 0, frame, 6, payload.length);
        socket.getOutputStream().write(frame);
    }

    public void send(String json) {
        send(json.getBytes(StandardCharsets.UTF_8), 1);
    }

    void send(byte[] payload, int opcode) {
        // With a mask of zeros, which changes nothing.
        int head = payload.length < 126 ? 6 : 8;
        var frame = new byte[head + payload.length];
        frame[0] = (byte) (0x80 | opcode);
        frame[1] = (byte) (0x80 | (head == 6 ? payload.length : 126));
        if (head == 8) {
            frame[2] = (byte) (payload.length >>> 8);
            frame[3] = (byte) payload.length;
        }
        System.arraycopy(payload, 0, frame, head, payload.length);
        try {
            socket.getOutputStream().write(frame);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The close frame of the WebSocket itself, with code 1000.
    void sendClose() {
        try {
            socket.getOutputStream().write(new byte[] {(byte) 0x88, (byte) 0x82, 0, 0, 0, 0, 0x03, (byte) 0xe8});
        } catch (IOException alreadyGone) {
            // the broker was first
        }
    }

    /// A close frame of a client, with a reason.
    static byte[] closeFrame(int code, String text) {
        var words = text.getBytes(StandardCharsets.UTF_8);
        var frame = new byte[8 + words.length];
        frame[0] = (byte) 0x88;
        frame[1] = (byte) (0x80 | (words.length + 2));
        frame[6] = (byte) (code >>> 8);
        frame[7] = (byte) code;
        System.arraycopy(words, 0, frame, 8, words.length);
        return frame;
    }

    /// Bytes that may be no WebSocket at all.
    void raw(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /// The next frame of a kind; others are left out.
    public ProtocolMessage next(Action action) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (true) {
            // Heartbeats come for ever; they must not make it wait for ever.
            var frame = frames.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (frame == null) {
                throw new AssertionError("no " + action + " within 10 s");
            }
            if (frame.action() == action) {
                return frame;
            }
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
        return ended;
    }

    /// Waits until the broker has closed the socket.
    void awaitEnd() throws InterruptedException {
        for (int tries = 0; tries < 2_000 && !ended; tries++) {
            Thread.sleep(1);
        }
    }

    Socket socket() {
        return socket;
    }

    InputStream raw() throws IOException {
        return socket.getInputStream();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
