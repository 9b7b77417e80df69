package dev.playhead.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.api.LogSession;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.transport.server.ServerOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The chat in `web-chat`, in two windows of a browser at once.
class WebChatTest {
    private static final Path CHAT = Path.of("web-chat");

    @TempDir
    private Path folder;

    @Test
    void twoWindowsShowOneConversationAndNothingIsFoundWrongWithIt() throws Exception {
        Chromium.assume();
        Node.assume(CHAT);
        Path recording;
        try (var broker = BrokerServer.start(ServerOptions.any(new DataDirectory(folder)))) {
            var environment = Map.of("PLAYHEAD_PORT", Integer.toString(broker.port()), "CHROMIUM", Chromium.command());
            Node.run(300, CHAT, List.of("npm", "test"), environment);
            recording = broker.recording();
        }
        try (var session = LogSession.open(recording)) {
            session.awaitCaughtUp();
            var found = session.findings().stream()
                    .map(finding -> finding.rule() + ": " + finding.sentence())
                    .toList();
            assertEquals(List.of(), found);
            var runs = session.timeline().runs();
            assertTrue(runs.size() >= 9, runs.size() + " runs");
        }
    }
}
