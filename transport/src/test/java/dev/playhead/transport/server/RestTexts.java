package dev.playhead.transport.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Texts on the channel `c` of a broker, published and read by REST.
final class RestTexts {
    private final HttpClient http = HttpClient.newHttpClient();

    void publish(BrokerServer broker, String text) throws Exception {
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + broker.port() + "/channels/c/messages?key=a.b:c"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"data\":\"" + text + "\"}"))
                .build();
        assertEquals(
                201, http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode());
    }

    List<String> history(BrokerServer broker) throws Exception {
        var texts = new ArrayList<String>();
        var matcher = Pattern.compile("\"data\":\"([^\"]*)\"")
                .matcher(get(broker, "/channels/c/messages?key=a.b:c&direction=forwards")
                        .body());
        while (matcher.find()) {
            texts.add(matcher.group(1));
        }
        return texts;
    }

    String serial(BrokerServer broker) throws Exception {
        return get(broker, "/channels/c/messages?key=a.b:c&limit=1")
                .body()
                .replaceAll("(?s).*?\"serial\":\"([^\":]*).*", "$1");
    }

    HttpResponse<String> get(BrokerServer broker, String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + broker.port() + path))
                .header("X-Ably-Version", "5")
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
