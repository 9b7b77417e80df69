package dev.playhead.samples;

import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.transport.server.ServerOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The official AI Transport SDK, unmodified, against the broker.
class AblyJsAiTransportTest {
    @TempDir
    private Path data;

    @BeforeAll
    static void node() {
        Node.assume();
    }

    @Test
    void answersStreamResumeHydrateAndCancel() throws Exception {
        judge("test/ai-transport.test.mjs");
    }

    @Test
    void theVercelCodecBehavesTheSame() throws Exception {
        // Counts the steps in which an answer grows, so every token has to come by itself.
        judge("test/ai-transport-vercel.test.mjs", options().rollingUp(0));
    }

    @Test
    void theProgramsToCopyRunAsTheyAre() throws Exception {
        judge("test/programs.test.mjs");
    }

    private ServerOptions options() {
        return ServerOptions.any(new DataDirectory(data));
    }

    private void judge(String tests) throws Exception {
        judge(tests, options());
    }

    private void judge(String tests, ServerOptions options) throws Exception {
        try (var broker = BrokerServer.start(options);
                var faults = new FaultControls(broker)) {
            var environment = Map.of("PLAYHEAD_PORT", Integer.toString(broker.port()), "PLAYHEAD_FAULTS", faults.url());
            Node.run(240, List.of("node", "--test", tests), environment);
        }
    }
}
