package dev.playhead.transport.server;

import dev.playhead.transport.network.PortTakenException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Listens on one port, on both loopback addresses unless another host was asked for, and gives every socket a
/// virtual thread of its own.
final class Acceptor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Acceptor.class);
    private static final int TRIES = 50;
    private static final int BACKLOG = 512;
    static final String FULL_REASON = "The broker has as many sockets open as it may.";
    private static final byte[] FULL = """
            HTTP/1.1 503 Service Unavailable\r
            Content-Type: application/json\r
            X-Ably-Errorcode: 80021\r
            Connection: close\r
            \r
            {"error":{"code":80021,"statusCode":503,"message":"%s"}}
            """.formatted(FULL_REASON).getBytes(StandardCharsets.US_ASCII);

    private final List<ServerSocket> sockets;
    private final int limit;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private boolean saidFull;

    private Acceptor(List<ServerSocket> sockets, int limit) {
        this.sockets = sockets;
        this.limit = limit;
    }

    /// Binds the port, or, when nobody chose it, the next free one.
    static Acceptor bind(ServerOptions options) throws IOException {
        IOException taken = null;
        for (int port = options.port(); port < options.port() + (options.portGiven() ? 1 : TRIES); port++) {
            try {
                return new Acceptor(
                        bind(options.host(), port), options.network().limits().openSockets());
            } catch (IOException e) {
                taken = e;
            }
        }
        throw new PortTakenException(options.port(), taken == null ? new IOException("no port") : taken);
    }

    private static List<ServerSocket> bind(String host, int port) throws IOException {
        var sockets = new ArrayList<ServerSocket>();
        try {
            if (!host.equals("localhost")) {
                sockets.add(bound(InetAddress.getByName(host), port));
                return sockets;
            }
            sockets.add(bound(InetAddress.ofLiteral("127.0.0.1"), port));
            int chosen = sockets.getFirst().getLocalPort();
            try {
                sockets.add(bound(InetAddress.ofLiteral("::1"), chosen));
            } catch (IOException noIpv6) {
                LOG.info("Not listening on ::1: {}", noIpv6.toString());
            }
            return sockets;
        } catch (IOException e) {
            for (var socket : sockets) {
                socket.close();
            }
            throw e;
        }
    }

    private static ServerSocket bound(InetAddress address, int port) throws IOException {
        var socket = ServerSocketChannel.open().socket(); // accepted sockets have channels to write to
        try {
            // On Windows reuse would let two programs share the port; elsewhere it only skips the wait after a restart.
            socket.setReuseAddress(!System.getProperty("os.name", "").startsWith("Windows"));
            socket.bind(new InetSocketAddress(address, port), BACKLOG);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    int port() {
        return sockets.getFirst().getLocalPort();
    }

    /// Server of the sockets that were accepted.
    interface Door {
        /// @param over to be called once when the socket is closed
        void serve(Socket socket, Runnable over);
    }

    /// @param accepted given every socket that is let in, on a thread of its own
    /// @param tooMany told of those that are not, before they are answered
    void start(Door accepted, Consumer<Socket> tooMany) {
        for (var server : sockets) {
            Thread.ofVirtual().name("accept").start(() -> accept(server, accepted, tooMany));
        }
    }

    /// Sockets that are open now, whatever they are used for.
    int openSockets() {
        return open.size();
    }

    private void accept(ServerSocket server, Door accepted, Consumer<Socket> tooMany) {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                if (open.size() >= limit) {
                    tooMany.accept(socket);
                    refuse(socket);
                    continue;
                }
                socket.setTcpNoDelay(true);
                open.add(socket);
                Thread.ofVirtual().name("socket").start(() -> accepted.serve(socket, () -> open.remove(socket)));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    LOG.warn("A connection could not be accepted: {}", e.toString());
                    pause();
                }
            }
        }
    }

    private void refuse(Socket socket) {
        if (!saidFull) {
            saidFull = true;
            LOG.warn("{} sockets are open; no more are let in until some of them close", limit);
        }
        Thread.ofVirtual().name("full").start(() -> {
            try (socket) {
                socket.getOutputStream().write(FULL);
                socket.shutdownOutput();
                // Closing with the request unread would reset the connection before the answer was seen.
                socket.setSoTimeout(1000);
                socket.getInputStream().skipNBytes(1 << 10);
            } catch (IOException e) {
                LOG.debug("A socket too many was gone before it was told", e);
            }
        });
    }

    // Out of file descriptors, accepting fails at once and again: without a pause that is all there would be time for.
    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Takes no more sockets.
    @Override
    public void close() throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
    }

    /// Closes the sockets that are still open, for example those of clients that keep them for their next request.
    void closeOpen() {
        for (var socket : open) {
            try {
                socket.close();
            } catch (IOException e) {
                LOG.debug("A socket was closed already", e);
            }
        }
    }
}
