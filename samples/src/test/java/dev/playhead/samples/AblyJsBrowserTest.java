package dev.playhead.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.transport.server.ServerOptions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The browser build of the official JavaScript SDK, unmodified, in a browser, against the broker.
class AblyJsBrowserTest {
    private static final int TESTS = 11;

    @TempDir
    private Path folder;

    @BeforeAll
    static void browser() {
        Node.assume();
        Chromium.assume();
    }

    @Test
    void aPageOfThisMachineIsAtHome() throws Exception {
        judge("");
    }

    @Test
    void theSameWithoutWebSockets() throws Exception {
        judge("&transports=xhr_polling");
    }

    private void judge(String transports) throws Exception {
        try (var broker = BrokerServer.start(ServerOptions.any(new DataDirectory(folder.resolve("data"))))) {
            var results = Chromium.run(120, "port=" + broker.port() + transports, folder);
            var failed =
                    results.stream().filter(line -> !line.startsWith("ok ")).toList();
            assertEquals(List.of(), failed, () -> String.join("\n", results));
            assertEquals(TESTS, results.size(), () -> String.join("\n", results));
        }
    }
}
