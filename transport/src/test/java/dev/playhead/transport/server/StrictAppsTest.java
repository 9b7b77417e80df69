package dev.playhead.transport.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.log.directory.DataDirectory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Apps are made by nobody on an open broker, and by the holder of a key that may do everything on a strict one.
class StrictAppsTest {
    private static final String APP = "{\"keys\":[{},{\"capability\":\"{\\\"*\\\":[\\\"subscribe\\\"]}\"}]}";

    @TempDir
    private Path data;

    private static RawHttp.Answer post(BrokerServer broker, String... credentials) throws Exception {
        try (var http = new RawHttp(broker.port())) {
            var headers = new String[credentials.length + 1];
            headers[0] = "Content-Type: application/json";
            for (int i = 0; i < credentials.length; i++) {
                headers[i + 1] = "Authorization: Basic "
                        + Base64.getEncoder().encodeToString(credentials[i].getBytes(StandardCharsets.UTF_8));
            }
            return http.post("/apps", APP, headers);
        }
    }

    @Test
    void anOpenBrokerAsksForNothing() throws Exception {
        try (var broker = BrokerServer.start(ServerOptions.any(new DataDirectory(data)))) {
            assertEquals(201, post(broker).status());
        }
    }

    @Test
    void aStrictOneAsksForAKeyThatMayDoEverything() throws Exception {
        var options = new ServerOptions("localhost", 0, false, new DataDirectory(data), "app.key:secret", true, false);
        try (var broker = BrokerServer.start(options)) {
            assertEquals(401, post(broker).status());
            assertEquals(401, post(broker, "app.key:wrong").status());
            var made = post(broker, "app.key:secret");
            assertEquals(201, made.status(), made.body());
            var keys = made.body().split("\"keyStr\":\"");
            var subscriber = keys[2].substring(0, keys[2].indexOf('"'));
            var refused = post(broker, subscriber);
            assertEquals(401, refused.status());
            assertTrue(refused.body().contains("takes a key that may do everything"), refused.body());
        }
    }
}
