package dev.playhead.transport.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries the bytes of a socket that speaks plain HTTP to the HTTP server inside and back.
final class HttpRelay {
    private static final Logger LOG = LoggerFactory.getLogger(HttpRelay.class);

    private HttpRelay() {}

    static void run(Socket client, byte[] head, int innerPort) throws IOException {
        try (client;
                var inner = new Socket(InetAddress.getLoopbackAddress(), innerPort)) {
            inner.setTcpNoDelay(true);
            var back = Thread.ofVirtual().name("relay").start(() -> copy(inner, client));
            inner.getOutputStream().write(head);
            copy(client, inner);
            back.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            var bytes = new byte[16 * 1024];
            int length;
            while ((length = in.read(bytes)) >= 0) {
                out.write(bytes, 0, length);
            }
            to.shutdownOutput();
        } catch (IOException ended) {
            LOG.debug("A relayed request ended: {}", ended.toString());
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("A socket was closed already", e);
        }
    }
}
