package dev.playhead.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.playhead.transport.api.CheckReport;
import dev.playhead.transport.check.Finding;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.transport.server.ServerOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The programs to copy that stream over plain channels, event streams and objects.
class AblyJsStreamsTest {
    @TempDir
    private Path data;

    @BeforeAll
    static void node() {
        Node.assume();
    }

    @Test
    void theyRunAsTheyAreAndNothingIsFound() throws Exception {
        try (var broker = BrokerServer.start(ServerOptions.any(new DataDirectory(data)));
                var faults = new FaultControls(broker)) {
            var environment = Map.of("PLAYHEAD_PORT", Integer.toString(broker.port()), "PLAYHEAD_FAULTS", faults.url());
            Node.run(240, List.of("node", "--test", "test/streams.test.mjs"), environment);
        }
        try (var files = Files.list(data);
                var log = LogFile.open(files.filter(file -> file.toString().endsWith(".mcap"))
                        .findFirst()
                        .orElseThrow())) {
            var found = CheckReport.of(log).findings();
            assertEquals(List.of(), found.stream().map(Finding::toString).toList());
        }
    }
}
