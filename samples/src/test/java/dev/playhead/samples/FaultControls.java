package dev.playhead.samples;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.playhead.transport.fault.Cut;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.Interruption;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.server.BrokerServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/// Lets a test that runs in Node cut its clients off in the broker: `POST /cut/CLIENT` answers with a rule,
/// `POST /restore/RULE` ends it; `POST /interrupt/KIND CODE STATUS CHANNEL` interrupts attachments.
final class FaultControls implements AutoCloseable {
    private final HttpServer http;
    private final BrokerServer broker;

    FaultControls(BrokerServer broker) throws IOException {
        this.broker = broker;
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/cut/", exchange -> answer(exchange, cut(last(exchange))));
        http.createContext("/restore/", exchange -> answer(exchange, restore(last(exchange))));
        http.createContext("/interrupt/", exchange -> answer(exchange, interrupt(last(exchange))));
        http.start();
    }

    String url() {
        return "http://localhost:" + http.getAddress().getPort();
    }

    private String cut(String clientId) {
        return broker.set(new FaultRule.Target.Client(clientId), new Cut(), "Cut " + clientId)
                .join()
                .value();
    }

    private String restore(String rule) {
        broker.restore(new RuleId(rule));
        return "";
    }

    // KIND CODE STATUS CHANNEL, with spaces between.
    private String interrupt(String words) {
        var parts = words.split(" ", 4);
        var error = new ErrorInfo(Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), "interrupted on purpose");
        broker.set(
                        new FaultRule.Target.Everyone(),
                        new Interruption(Interruption.How.valueOf(parts[0]), parts[3], error),
                        "Interrupt " + parts[3])
                .join();
        return "";
    }

    private static String last(HttpExchange exchange) {
        var path = exchange.getRequestURI().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        try (exchange) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
