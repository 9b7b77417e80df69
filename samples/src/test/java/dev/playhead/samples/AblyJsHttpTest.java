package dev.playhead.samples;

import dev.playhead.transport.log.DataDirectory;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.transport.server.ServerOptions;
import java.nio.file.Path;
import java.util.List;
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
}
