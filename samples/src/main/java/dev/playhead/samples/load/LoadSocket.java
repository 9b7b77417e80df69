package dev.playhead.samples.load;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// The client side of a WebSocket, as little of it as a load needs: frames out, whole frames in, no copies.
final class LoadSocket implements AutoCloseable {
    private static final int LARGEST_READ = 256 * 1024;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private byte[] buffer = new byte[4096];
    private int from;
    private int to;

    LoadSocket(String host, int port, Dialect dialect, String client) throws IOException {
        socket = new Socket(host, port);
        socket.setTcpNoDelay(true);
        in = socket.getInputStream();
        out = socket.getOutputStream();
        var request = "GET " + dialect.path(client) + " HTTP/1.1\r\n"
                + "Host: " + host + ":" + port + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
        out.write(request.getBytes(StandardCharsets.US_ASCII));
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("The broker closed the connection: " + head);
            }
            head.append((char) next);
        }
        if (!head.toString().startsWith("HTTP/1.1 101")) {
            throw new IOException(
                    "No upgrade: " + head.toString().lines().findFirst().orElse(""));
        }
        dialect.begin(this);
    }

    /// Waits for a frame that has these bytes in it.
    void await(byte[] wanted) throws IOException {
        while (true) {
            int length = next();
            if (Bytes.indexOf(buffer, from - length, from, wanted) >= 0) {
                return;
            }
        }
    }

    static byte[] text(String payload) {
        return frame(0x81, payload);
    }

    /// A frame of a client: masked, with a mask of zeros, so that the payload stands as it is.
    static byte[] frame(int first, String payload) {
        var bytes = payload.getBytes(StandardCharsets.UTF_8);
        var frame = new ByteArrayOutputStream(bytes.length + 14);
        frame.write(first);
        if (bytes.length < 126) {
            frame.write(0x80 | bytes.length);
        } else {
            frame.write(0x80 | 126);
            frame.write(bytes.length >>> 8);
            frame.write(bytes.length);
        }
        frame.writeBytes(new byte[4]);
        frame.writeBytes(bytes);
        return frame.toByteArray();
    }

    void send(byte[] frames) throws IOException {
        out.write(frames);
    }

    /// Says goodbye before it closes.
    void leave(byte[] goodbye) throws IOException {
        out.write(goodbye);
        close();
    }

    /// Reads one frame; its payload is the `length` bytes of [#buffer] that end at [#end].
    ///
    /// @return length of the payload in bytes
    int next() throws IOException {
        fill(2);
        int length = buffer[from + 1] & 0x7f;
        int head = 2;
        if (length == 126) {
            fill(4);
            length = (buffer[from + 2] & 0xff) << 8 | buffer[from + 3] & 0xff;
            head = 4;
        } else if (length == 127) {
            fill(10);
            length = (buffer[from + 6] & 0x7f) << 24
                    | (buffer[from + 7] & 0xff) << 16
                    | (buffer[from + 8] & 0xff) << 8
                    | buffer[from + 9] & 0xff;
            head = 10;
        }
        fill(head + length);
        from += head + length;
        return length;
    }

    byte[] buffer() {
        return buffer;
    }

    int end() {
        return from;
    }

    private void fill(int bytes) throws IOException {
        if (to - from >= bytes) {
            return;
        }
        if (from + bytes > buffer.length) {
            move(bytes > buffer.length ? bytes * 2 : buffer.length);
        }
        while (to - from < bytes) {
            int read = in.read(buffer, to, buffer.length - to);
            if (read < 0) {
                throw new EOFException("The broker closed the connection.");
            }
            to += read;
            if (to == buffer.length && buffer.length < LARGEST_READ) {
                move(buffer.length * 2); // an idle socket costs little, a busy one few reads
            }
        }
    }

    private void move(int room) {
        var target = room > buffer.length ? new byte[room] : buffer;
        System.arraycopy(buffer, from, target, 0, to - from);
        buffer = target;
        to -= from;
        from = 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
