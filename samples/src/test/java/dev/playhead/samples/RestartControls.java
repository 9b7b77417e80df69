package dev.playhead.samples;

import com.sun.net.httpserver.HttpServer;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.transport.server.ServerOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// A broker that a test in Node can end and start again at the same address: any request does it.
final class RestartControls implements AutoCloseable {
    private final HttpServer http;
    private final DataDirectory data;
    private BrokerServer broker;

    RestartControls(DataDirectory data) throws IOException {
        this.data = data;
        broker = BrokerServer.start(ServerOptions.any(data));
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", exchange -> {
            try (exchange) {
                restart();
                exchange.sendResponseHeaders(200, -1);
            }
        });
        http.start();
    }

    private synchronized void restart() throws IOException {
        int port = broker.port();
        broker.close();
        broker = BrokerServer.start(new ServerOptions("localhost", port, true, data, null, false, false));
    }

    synchronized int port() {
        return broker.port();
    }

    String url() {
        return "http://localhost:" + http.getAddress().getPort();
    }

    @Override
    public synchronized void close() throws IOException {
        http.stop(0);
        broker.close();
    }
}
