package dev.playhead.transport.api;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.explain.EntryDecoder;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogReader;
import dev.playhead.transport.log.LogWriter;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.RecordingState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogSessionTest {
    private static final Path FILE = Path.of("a.playhead.mcap");
    private static final Vitals VITALS = new Vitals("localhost:1", 0, 0, 0, FILE, 0, 0, RecordingState.FINE);
    private static final TransportId ANN = new TransportId(1);

    @TempDir
    private Path folder;

    private static Entry frame(long position, String json) {
        return new Entry.FrameIn(
                position, 1_000 + position, ANN, "c", Format.JSON, json.getBytes(StandardCharsets.UTF_8), null);
    }

    /// A log in memory in which some entries cannot be read.
    private static final class SpoiledLog implements LogReader {
        private final List<Entry> entries = new CopyOnWriteArrayList<>();

        SpoiledLog(int count) {
            for (int i = 0; i < count; i++) {
                grow();
            }
        }

        void grow() {
            entries.add(frame(entries.size(), "{\"action\":15}"));
        }

        void signOfLife() {
            entries.add(frame(entries.size(), "{\"action\":0}"));
        }

        @Override
        public long size() {
            return entries.size();
        }

        @Override
        public Entry read(long position) throws IOException {
            if (position == 3) {
                throw new IOException("the disk has a hole");
            }
            if (position == 5) {
                throw new IllegalStateException("nobody thought of this");
            }
            return entries.get((int) position);
        }

        @Override
        public long sizeBytes() {
            return 0;
        }

        @Override
        public Path file() {
            return FILE;
        }

        @Override
        public void close() {}
    }

    @Test
    void anEntryThatCannotBeShownIsCountedAndTheSessionGoesOn() throws Exception {
        var log = new SpoiledLog(10);
        try (var session = LogSession.live(log, builder -> null, () -> VITALS, () -> 5_000)) {
            session.awaitCaughtUp();
            assertEquals(8, session.timeline().frames().count());
            assertEquals(2, session.vitals().dropped());
            log.grow();
            await().until(() -> session.timeline().frames().count() == 9);
            assertEquals(2, session.vitals().dropped());
            assertEquals("localhost:1", session.vitals().address());
        }
    }

    @Test
    void timeAndSignsOfLifeAreNoEvents() throws Exception {
        var log = new SpoiledLog(4);
        try (var session = LogSession.live(log, builder -> null, () -> VITALS, () -> 5_000)) {
            session.awaitCaughtUp();
            await().until(() -> session.eventEpoch() > 0);
            long event = session.eventEpoch();
            log.signOfLife();
            await().until(() -> session.entries() == 5 && session.epoch() > event);
            assertEquals(event, session.eventEpoch());
        }
    }

    @Test
    void anEventIsWhatHappensElse() throws Exception {
        var log = new SpoiledLog(3);
        try (var session = LogSession.live(log, builder -> null, () -> VITALS, () -> 5_000)) {
            session.awaitCaughtUp();
            await().until(() -> session.eventEpoch() > 0);
            long event = session.eventEpoch();
            log.grow(); // the one that cannot be read is an event as well
            await().until(() -> session.eventEpoch() > event);
            assertTrue(session.epoch() >= session.eventEpoch());
        }
    }

    @Test
    void whoWaitsForNewsOfARecordingThatWasReadWaitsNoLongerThanAsked() throws Exception {
        try (var session = LogSession.open(record())) {
            session.awaitNews(0, Long.MAX_VALUE / 1_000_000_000);
            assertTrue(session.epoch() > 0);
            session.awaitCaughtUp();
            long epoch = session.epoch();
            session.awaitNews(epoch - 1, Long.MAX_VALUE / 1_000_000_000); // it is another already
            session.awaitNews(epoch, 1);
            assertEquals(epoch, session.epoch());
        }
    }

    @Test
    void aWholeRecordingHasNothingDroppedNoDamageAndNoProblem() throws Exception {
        var file = record();
        try (var session = LogSession.open(file)) {
            session.awaitCaughtUp();
            assertEquals(0, session.vitals().dropped());
            assertEquals(List.of(), session.damage());
            assertTrue(session.problem().isEmpty());
            assertEquals(1, session.progress());
        }
    }

    @Test
    void aRecordingThatWasCutShortSaysWhatItLost() throws Exception {
        var file = record();
        var bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        try (var session = LogSession.open(file)) {
            session.awaitCaughtUp();
            assertFalse(session.damage().isEmpty());
        }
    }

    private Path record() throws IOException {
        var file = folder.resolve("whole.playhead.mcap");
        try (var writer = LogWriter.create(file)) {
            writer.append(new Entry.Started(0, 1_000, 1, "x", Map.of()));
            for (int i = 1; i < 2_000; i++) {
                writer.append(frame(i, "{\"action\":15,\"channel\":\"" + Integer.toHexString(i * 7_919) + "\"}"));
            }
        }
        return file;
    }

    @Test
    void onlyHeartbeatsAndTheirWritesAreQuiet() {
        var quiet = new QuietEntries();
        var heartbeat = frame(1, "{\"action\":0}");
        assertTrue(quiet.isQuiet(heartbeat, EntryDecoder.decode(heartbeat)));
        var message = frame(2, "{\"action\":15}");
        assertFalse(quiet.isQuiet(message, EntryDecoder.decode(message)));
        var out = new Entry.FrameOut(
                3, 1_003, 1, List.of(ANN), null, Format.JSON, "{\"action\":0}".getBytes(StandardCharsets.UTF_8));
        assertTrue(quiet.isQuiet(out, EntryDecoder.decode(out)));
        assertTrue(quiet.isQuiet(written(3), Decoded.NOTHING));
        assertFalse(quiet.isQuiet(written(2), Decoded.NOTHING));
    }

    private static Entry written(long frame) {
        return new Entry.Written(
                4, 1_004, List.of(new Entry.Writes(List.of(frame), List.of(new Entry.Writing(ANN, 1_004)))));
    }
}
