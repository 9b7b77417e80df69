package dev.playhead.transport.client;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// The client side of a WebSocket, without extensions: bytes out, whole frames in, no copies. One thread
/// reads; any may send. It does not care what protocol is spoken, and it sends broken frames to whoever wants
/// them sent.
public final class ClientSocket implements AutoCloseable {
    /// Opcode of a text frame.
    public static final int TEXT = 1;

    /// Opcode of a binary frame.
    public static final int BINARY = 2;

    /// Opcode of a close frame.
    public static final int CLOSE = 8;

    /// Opcode of the answer to a ping.
    public static final int PONG = 10;

    private static final int PING = 9;
    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int NO_CLOSE_FRAME = 1006;
    private static final int LARGEST_READ = 256 * 1024;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private byte[] buffer = new byte[4096];
    private int from;
    private int to;
    private int opcode;
    private volatile int closeCode = NO_CLOSE_FRAME;

    private ClientSocket(Socket socket) throws IOException {
        this.socket = socket;
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    /// Connects and waits for the upgrade.
    ///
    /// @param path path and query of the upgrade
    /// @throws IOException when nobody listens there, or the upgrade is refused
    public static ClientSocket open(String host, int port, String path) throws IOException {
        var socket = request(new Socket(), host, port, path);
        try {
            socket.awaitUpgrade();
            return socket;
        } catch (IOException refused) {
            socket.close();
            throw refused;
        }
    }

    /// Connects and asks for the upgrade, without waiting for it; [#awaitUpgrade] must come before [#next].
    ///
    /// @param socket not connected yet; the caller may have set its options
    public static ClientSocket request(Socket socket, String host, int port, String path) throws IOException {
        socket.connect(new InetSocketAddress(host, port));
        socket.setTcpNoDelay(true);
        var client = new ClientSocket(socket);
        var head = "GET " + path + " HTTP/1.1\r\n"
                + "Host: " + host + ":" + port + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
        client.send(head.getBytes(StandardCharsets.US_ASCII));
        return client;
    }

    /// Reads the answer to the upgrade.
    ///
    /// @throws IOException when it is no upgrade; the text has its first line
    public void awaitUpgrade() throws IOException {
        var head = new StringBuilder();
        while (head.length() < 4 || head.indexOf("\r\n\r\n", head.length() - 4) < 0) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("The broker closed the connection: " + head);
            }
            head.append((char) next);
        }
        var status = head.substring(0, head.indexOf("\r\n"));
        if (!status.startsWith("HTTP/1.1 101")) {
            throw new IOException("The broker refused the WebSocket: " + status);
        }
    }

    /// A whole text frame of a client.
    public static byte[] text(String payload) {
        return frame(TEXT, payload.getBytes(StandardCharsets.UTF_8));
    }

    /// A whole frame of a client: masked, with a mask of zeros, so that the payload stands as it is.
    public static byte[] frame(int opcode, byte[] payload) {
        int length = payload.length;
        int extended = length < 126 ? 0 : length < 0x10000 ? 2 : 8;
        var frame = new byte[6 + extended + length];
        frame[0] = (byte) (FINAL | opcode);
        frame[1] = (byte) (MASKED | (extended == 0 ? length : extended == 2 ? 126 : 127));
        for (int i = 0; i < Math.min(extended, 4); i++) {
            frame[1 + extended - i] = (byte) (length >>> 8 * i);
        }
        System.arraycopy(payload, 0, frame, frame.length - length, length);
        return frame;
    }

    /// Sends these bytes as they are: one or more whole frames, or whatever the caller wants the broker to see.
    /// Blocks while the broker does not read.
    public void send(byte[] bytes) throws IOException {
        synchronized (out) {
            out.write(bytes);
        }
    }

    /// Reads one frame of data; its payload is the `length` bytes of [#buffer] that end at [#end], valid until the
    /// next call. Pings on the way are answered: a client that answers none is held for gone.
    ///
    /// @return length of the payload in bytes
    /// @throws IOException when the socket has ended; see [#closeCode]
    public int next() throws IOException {
        while (true) {
            int length = read();
            if (opcode <= BINARY) {
                return length;
            }
            if (opcode == CLOSE) {
                closeCode = length < 2 ? 1005 : (buffer[from - length] & 0xff) << 8 | buffer[from - length + 1] & 0xff;
                throw new EOFException("The broker closed the WebSocket with code " + closeCode + ".");
            }
            if (opcode == PING) {
                var payload = new byte[length];
                System.arraycopy(buffer, from - length, payload, 0, length);
                send(frame(PONG, payload));
            }
        }
    }

    private int read() throws IOException {
        fill(2);
        if ((buffer[from] & FINAL) == 0) {
            throw new IOException("The broker sent a fragment of a frame, which this client does not put together.");
        }
        int head = 2;
        int length = buffer[from + 1] & 0x7f;
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
        opcode = buffer[from] & 0x0f;
        from += head + length;
        return length;
    }

    /// Returns the bytes that were read last, and more; see [#next]. For the reading thread.
    public byte[] buffer() {
        return buffer;
    }

    /// Returns the index in [#buffer] after the payload that was read last. For the reading thread.
    public int end() {
        return from;
    }

    /// Code of the close frame that the broker sent; 1005 when that had none, 1006 when there was no such frame.
    public int closeCode() {
        return closeCode;
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

    /// Ends the socket without a close frame. Whoever reads or writes gets an [IOException].
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
