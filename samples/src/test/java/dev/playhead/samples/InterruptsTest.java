package dev.playhead.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.replay.DeterminismCheck;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.transport.server.ServerOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Interrupts of Playhead, as the official SDKs take them: an agent stops, answers again, goes on with a tool.
class InterruptsTest {
    private static final Path CHAT = Path.of("web-chat");

    @TempDir
    private Path data;

    @BeforeAll
    static void node() {
        Node.assume();
    }

    @Test
    void anAgentAndADeviceOfTheWebChatReact() throws Exception {
        Node.assume(CHAT);
        judge(CHAT);
    }

    @Test
    void soDoThoseWithTheCodecOfOpenAiAndPlainOnes() throws Exception {
        judge(Node.FOLDER);
    }

    private void judge(Path folder) throws Exception {
        Path recording;
        try (var broker = BrokerServer.start(ServerOptions.any(new DataDirectory(data)))) {
            var environment = Map.of("PLAYHEAD_PORT", Integer.toString(broker.port()));
            Node.run(240, folder, List.of("node", "--test", "test/interrupts.test.mjs"), environment);
            recording = broker.recording();
        }
        try (var log = LogFile.open(recording)) {
            assertEquals(Optional.empty(), DeterminismCheck.verify(log));
        }
    }
}
