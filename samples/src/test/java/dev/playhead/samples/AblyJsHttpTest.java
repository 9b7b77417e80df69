package dev.playhead.samples;

import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.transport.server.ServerOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The official JavaScript SDK, unmodified, where WebSockets are blocked.
class AblyJsHttpTest {
    @TempDir
    private Path data;

    @BeforeAll
    static void node() {
        Node.assume();
    }

    @Test
    void theSdkDoesWithoutWebSockets() throws Exception {
        try (var broker = BrokerServer.start(ServerOptions.any(new DataDirectory(data)))) {
            Node.run(180, List.of("node", "--test", "test/comet.test.mjs"), broker.port());
        }
    }

    @Test
    void aPageListensWithEventSource() throws Exception {
        var browser = browser();
        Assumptions.assumeTrue(browser != null, "No Chromium on this machine: EventSource is not tested.");
        try (var broker = BrokerServer.start(ServerOptions.any(new DataDirectory(data)))) {
            var environment = Map.of(
                    "PLAYHEAD_PORT", Integer.toString(broker.port()), "PLAYHEAD_CHROMIUM", String.valueOf(browser));
            Node.run(120, List.of("node", "--test", "test/eventsource.test.mjs"), environment);
        }
    }

    private static @Nullable Path browser() {
        for (var folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            for (var name : List.of("chromium", "chromium-browser", "google-chrome")) {
                var file = Path.of(folder).resolve(name);
                if (Files.isExecutable(file)) {
                    return file;
                }
            }
        }
        return null;
    }
}
