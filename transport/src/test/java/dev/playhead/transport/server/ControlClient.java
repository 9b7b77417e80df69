package dev.playhead.transport.server;

import dev.playhead.transport.codec.JsonTree;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Asks the control endpoints of a broker, as a test of a user does it.
final class ControlClient implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final BrokerServer broker;

    ControlClient(BrokerServer broker) {
        this.broker = broker;
    }

    record Answer(int status, Map<String, Object> body) {
        List<?> list(String name) {
            return (List<?>) Objects.requireNonNull(body.get(name), body::toString);
        }

        List<Object> held() {
            return list("held").stream()
                    .map(frame -> ((Map<?, ?>) frame).get("held"))
                    .map(Object.class::cast)
                    .toList();
        }

        String rule() {
            return String.valueOf(body.get("rule"));
        }

        String error() {
            return String.valueOf(((Map<?, ?>) Objects.requireNonNull(body.get("error"))).get("message"));
        }
    }

    Answer ask(String method, String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + broker.port() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        return new Answer(answer.statusCode(), JsonTree.read(answer.body()));
    }

    @Override
    public void close() {
        http.close();
    }
}
