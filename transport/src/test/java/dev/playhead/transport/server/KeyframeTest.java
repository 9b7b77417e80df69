package dev.playhead.transport.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.core.ImageTrip;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.LogReader;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.replay.DeterminismCheck;
import dev.playhead.transport.replay.TimeMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Keyframes of a running broker, and what a start makes of them.
class KeyframeTest {
    private static final String LONG = "x".repeat(50_000);

    @TempDir
    private Path data;

    private BrokerServer start() throws IOException {
        return BrokerServer.start(ServerOptions.any(new DataDirectory(data)));
    }

    @Test
    void aClosedRecordingEndsWithTheStateThatItsInputsLeadTo() throws Exception {
        Path file;
        try (var broker = start()) {
            file = broker.recording();
            try (var client = WireClient.json(broker.port(), "ann").attached("c")) {
                client.publish("c", 0, "hello");
                client.next(Action.ACK);
            }
        }
        try (var log = LogFile.open(file)) {
            assertEquals(1, log.keyframes().size());
            check(log);
        }
    }

    @Test
    void aRunningBrokerWritesKeyframesThatAKilledFileHasToo() throws Exception {
        var copy = data.resolve("copy.mcap");
        try (var broker = start();
                var client = WireClient.json(broker.port(), "ann").attached("c")) {
            for (int i = 0; broker.log().keyframes().size() < 2; i++) {
                assertTrue(i < 5_000, "no keyframes in " + broker.log().sizeBytes() + " bytes");
                client.publish("c", i, LONG + i);
                client.next(Action.ACK);
            }
            Files.copy(broker.recording(), copy); // as a kill would leave it
            try (var log = LogFile.open(copy)) {
                assertEquals(broker.log().keyframes().headMap(log.size()), log.keyframes());
                check(log);
            }
        }
    }

    @Test
    void aClientResumesItsConnectionAfterARestart() throws Exception {
        String key;
        String id;
        try (var broker = start();
                var writer = WireClient.json(broker.port(), "writer").attached("c");
                var reader = WireClient.json(broker.port(), "reader")) {
            var connected = reader.next(Action.CONNECTED);
            key = Objects.requireNonNull(connected.connectionDetails()).connectionKey();
            id = connected.connectionId();
            writer.publish("c", 0, "before");
            writer.next(Action.ACK);
        }
        try (var broker = start();
                var back = new WireClient(broker.port(), "key=a.b:c&clientId=reader&resume=" + key, Format.JSON)) {
            var connected = back.next(Action.CONNECTED);
            assertEquals(id, connected.connectionId());
            assertNull(connected.error());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v0", "v0-killed"})
    void theFirstFormOfKeyframesIsStillRead(String name) throws Exception {
        var file = data.resolve(name + ".mcap");
        try (var golden = getClass().getResourceAsStream("/golden/" + name + ".playhead.mcap")) {
            Files.copy(Objects.requireNonNull(golden), file);
        }
        try (var log = LogFile.open(file)) {
            assertEquals(Optional.empty(), DeterminismCheck.verify(log));
            var messages = new TimeMachine(log).at(2).channels().getFirst().messages();
            assertEquals(
                    new Data.Text("from the session before"),
                    messages.getFirst().data());
        }
    }

    /// Every keyframe is the state that the inputs before it lead to.
    private static void check(LogReader log) throws IOException {
        for (long of : log.keyframes().keySet()) {
            var fromStart = new TimeMachine(new WithoutKeyframes(log)).at(of);
            var stored = new TimeMachine(log).at(of);
            assertArrayEquals(ImageTrip.bytes(fromStart), ImageTrip.bytes(stored), "keyframe of " + of);
        }
    }

    /// A log that has to be run from its beginning.
    private record WithoutKeyframes(LogReader log) implements LogReader {
        @Override
        public long size() {
            return log.size();
        }

        @Override
        public Entry read(long position) throws IOException {
            return log.read(position);
        }

        @Override
        public NavigableMap<Long, List<Long>> keyframes() {
            var beginning = new TreeMap<>(log.keyframes());
            beginning.keySet().removeIf(of -> of > 1);
            return beginning;
        }

        @Override
        public long sizeBytes() {
            return log.sizeBytes();
        }

        @Override
        public Path file() {
            return log.file();
        }

        @Override
        public void close() {}
    }
}
