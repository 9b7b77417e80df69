package dev.playhead.samples.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A server that only writes: the same frame over and over to everybody. What the subscribers read from it is the
/// ceiling of the load program itself.
final class WriteOnlyServer implements AutoCloseable {
    private static final int BATCH = 128;

    private final ServerSocket server = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
    private final byte[] batch;

    WriteOnlyServer(int size) throws IOException {
        var frame = frame("{\"action\":15,\"id\":\"aaaaaaaaaa:0\",\"channel\":\"load\",\"connectionId\":\"aaaaaaaaaa\","
                + "\"timestamp\":1795186200000,\"channelSerial\":\"01795186200000-000@locAAAAAAA\",\"messages\":[{\"name\":"
                + "\"load\",\"data\":\"" + "x".repeat(size) + "\",\"action\":0,\"serial\":"
                + "\"01795186200000-000@locAAAAAAA:000\",\"version\":{\"serial\":\"01795186200000-000@locAAAAAAA:000\","
                + "\"timestamp\":1795186200000}}]}");
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < BATCH; i++) {
            bytes.writeBytes(frame);
        }
        batch = bytes.toByteArray();
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> write(socket));
            }
        } catch (IOException closed) {
            // the end of the run
        }
    }

    private void write(Socket socket) {
        try (socket) {
            var in = socket.getInputStream();
            for (int newLines = 0; newLines < 2; ) {
                int next = in.read();
                newLines = next == '\n' ? newLines + 1 : next == '\r' ? newLines : 0;
            }
            var out = socket.getOutputStream();
            out.write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(frame("{\"action\":11,\"channel\":\"load\"}"));
            while (true) {
                out.write(batch);
            }
        } catch (IOException closed) {
            // the end of the run
        }
    }

    private static byte[] frame(String payload) {
        var bytes = payload.getBytes(StandardCharsets.UTF_8);
        var frame = new ByteArrayOutputStream(bytes.length + 4);
        frame.write(0x81);
        if (bytes.length < 126) {
            frame.write(bytes.length);
        } else {
            frame.write(126);
            frame.write(bytes.length >>> 8);
            frame.write(bytes.length);
        }
        frame.writeBytes(bytes);
        return frame.toByteArray();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
