package dev.playhead.transport.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Listens on one port, on both loopback addresses unless another host was asked for, and gives every socket a
/// virtual thread of its own.
final class Acceptor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Acceptor.class);
    private static final int TRIES = 50;
    private static final int BACKLOG = 512;

    private final List<ServerSocket> sockets;

    private Acceptor(List<ServerSocket> sockets) {
        this.sockets = sockets;
    }

    /// Binds the port, or, when nobody chose it, the next free one.
    static Acceptor bind(ServerOptions options) throws IOException {
        IOException taken = null;
        for (int port = options.port(); port < options.port() + (options.portGiven() ? 1 : TRIES); port++) {
            try {
                return new Acceptor(bind(options.host(), port));
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
        var socket = new ServerSocket();
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

    void start(Consumer<Socket> accepted) {
        for (var server : sockets) {
            Thread.ofVirtual().name("accept").start(() -> accept(server, accepted));
        }
    }

    private static void accept(ServerSocket server, Consumer<Socket> accepted) {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                socket.setTcpNoDelay(true);
                Thread.ofVirtual().name("socket").start(() -> accepted.accept(socket));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    LOG.warn("A connection could not be accepted: {}", e.toString());
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
    }
}
