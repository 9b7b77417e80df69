package dev.playhead.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.api.LogSession;
import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.replay.DeterminismCheck;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.transport.server.ServerOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// LiveObjects with the official JavaScript SDK and its plugin, unmodified.
class AblyJsObjectsTest {
    @TempDir
    private Path data;

    @BeforeAll
    static void node() {
        Node.assume();
    }

    @Test
    void clientsConvergeUnderConcurrentWritesCutsAndResumes() throws Exception {
        try (var broker = BrokerServer.start(ServerOptions.any(new DataDirectory(data)))) {
            Node.run(180, List.of("node", "--test", "test/liveobjects.test.mjs"), broker.port());
        }
        var file = new DataDirectory(data).newest().orElseThrow();
        try (var log = LogFile.open(file)) {
            assertEquals(Optional.empty(), DeterminismCheck.verify(log));
        }
        everyFrameIsShown(file);
    }

    private static void everyFrameIsShown(Path file) throws Exception {
        try (var session = LogSession.open(file)) {
            session.awaitCaughtUp();
            var frames = session.timeline().frames();
            var kinds = new TreeSet<String>();
            for (int row = 0; row < frames.count(); row++) {
                if (frames.way(row) == Frames.Way.UNDELIVERED) {
                    continue; // says why it was not sent instead
                }
                if (kinds.add(frames.kind(row)) || frames.kind(row).startsWith("OBJECT") && row % 50 == 0) {
                    // Before what a frame says stands what became of it: refused, or sent again after a cut.
                    var words = session.summary(row).replaceFirst("^(refused .* · )?(resend: )?(refused .* · )?", "");
                    var detail = session.detail(row);
                    if (frames.kind(row).equals("OBJECT")) {
                        assertTrue(words.matches("(set|remove|add|take|create|clear|delete|unknown) .*"), words);
                        assertTrue(detail.sentence().contains(words), detail.sentence());
                    } else if (frames.kind(row).equals("OBJECT_SYNC")) {
                        assertTrue(words.matches("\\d+ objects?(, page \\d+)?"), words);
                    }
                }
            }
            assertTrue(kinds.containsAll(List.of("OBJECT", "OBJECT_SYNC", "ACK", "NACK")), kinds.toString());
        }
    }

    @Test
    void restReadsAndWritesTheSameObjects() throws Exception {
        try (var broker = BrokerServer.start(ServerOptions.any(new DataDirectory(data)))) {
            Node.run(120, List.of("node", "--test", "test/liveobjects-rest.test.mjs"), broker.port());
        }
        try (var log = LogFile.open(new DataDirectory(data).newest().orElseThrow())) {
            assertEquals(Optional.empty(), DeterminismCheck.verify(log));
        }
    }

    @Test
    void clientsThatStayGoOnAfterARestart() throws Exception {
        try (var controls = new RestartControls(new DataDirectory(data))) {
            var environment =
                    Map.of("PLAYHEAD_PORT", Integer.toString(controls.port()), "PLAYHEAD_RESTART", controls.url());
            Node.run(60, List.of("node", "--test", "test/liveobjects-restart.test.mjs"), environment);
        }
    }

    @Test
    void objectsAreThereAfterARestart() throws Exception {
        var options = ServerOptions.any(new DataDirectory(data));
        var expected = "{\"hits\":12,\"map\":{\"b\":2,\"c\":\"AQI=\"}}";
        try (var broker = BrokerServer.start(options)) {
            var written = Node.run(60, List.of("node", "test/objects-kept.mjs", "write"), broker.port());
            assertEquals(expected, written.strip());
        }
        for (int life = 0; life < 2; life++) {
            try (var broker = BrokerServer.start(options)) {
                var read = Node.run(60, List.of("node", "test/objects-kept.mjs", "read"), broker.port());
                assertEquals(expected, read.strip());
            }
        }
    }
}
