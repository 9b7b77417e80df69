package dev.playhead.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.participant.SimulatedParticipants;
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

/// Simulated devices and agents, as clients of the official JavaScript SDK meet them.
class ParticipantsTest {
    @TempDir
    private Path data;

    @BeforeAll
    static void node() {
        Node.assume();
    }

    @Test
    void theOfficialSdkAsksReadsAndStops() throws Exception {
        Path recording;
        try (var broker = BrokerServer.start(ServerOptions.any(new DataDirectory(data)))) {
            SimulatedParticipants.of(broker);
            var environment = Map.of("PLAYHEAD_PORT", Integer.toString(broker.port()));
            Node.run(240, Node.FOLDER, List.of("node", "--test", "test/participants.test.mjs"), environment);
            recording = broker.recording();
        }
        try (var log = LogFile.open(recording)) {
            assertEquals(Optional.empty(), DeterminismCheck.verify(log));
        }
    }
}
