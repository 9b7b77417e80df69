package dev.playhead.samples.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/// A server that only writes: the same frame over and over to everybody, `together` of them in one write. What the
/// subscribers read from it is the ceiling of the load program itself.
final class WriteOnlyServer implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
    private final CountDownLatch begun = new CountDownLatch(1);
    private final byte[] batch;

    WriteOnlyServer(byte[] payload, int together) throws IOException {
        var frame = frame(payload);
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < together; i++) {
            bytes.writeBytes(frame);
        }
        batch = bytes.toByteArray();
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /// Lets it write to everybody who has connected.
    void begin() {
        begun.countDown();
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
            begun.await(); // it would leave no time for the others to connect
            while (true) {
                out.write(batch);
            }
        } catch (IOException closed) {
            // the end of the run
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] frame(byte[] payload) {
        var frame = new ByteArrayOutputStream(payload.length + 4);
        frame.write(0x81);
        if (payload.length < 126) {
            frame.write(payload.length);
        } else {
            frame.write(126);
            frame.write(payload.length >>> 8);
            frame.write(payload.length);
        }
        frame.writeBytes(payload);
        return frame.toByteArray();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
