package dev.playhead.samples;

import dev.playhead.transport.log.directory.DataDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The official JavaScript client, while the broker ends and begins again under it.
class AblyJsRestartTest {
    @TempDir
    private Path data;

    @BeforeAll
    static void node() {
        Node.assume();
    }

    @Test
    void devicesResumeTheirConnectionsWithoutGapOrDuplicate() throws Exception {
        try (var controls = new RestartControls(new DataDirectory(data))) {
            var environment =
                    Map.of("PLAYHEAD_PORT", Integer.toString(controls.port()), "PLAYHEAD_RESTART", controls.url());
            Node.run(60, List.of("node", "--test", "test/resume-restart.test.mjs"), environment);
        }
    }
}
