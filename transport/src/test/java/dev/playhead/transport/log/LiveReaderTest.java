package dev.playhead.transport.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every entry of a recording that is being written is found, in whatever order it is asked for.
class LiveReaderTest {
    private static final int ENTRIES = 1_000;
    private static final int THREADS = 12;

    @TempDir
    private Path folder;

    @Test
    void entriesAreFoundInAnyOrder() throws IOException {
        try (var log = written()) {
            var reader = log.reader();
            for (int position = 0; position < ENTRIES; position++) {
                isThere(reader, position);
            }
            for (int position = ENTRIES - 1; position >= 0; position--) {
                isThere(reader, position);
            }
            var random = new Random(3);
            for (int i = 0; i < ENTRIES; i++) {
                isThere(reader, random.nextInt(ENTRIES));
            }
            assertThrows(IndexOutOfBoundsException.class, () -> reader.read(ENTRIES));
        }
    }

    @Test
    void manyMayReadAtOnceWhileItGrows() throws Exception {
        try (var log = written();
                var threads = Executors.newFixedThreadPool(THREADS)) {
            var reading = new ArrayList<Future<Integer>>();
            for (int i = 0; i < THREADS; i++) {
                var random = new Random(i);
                Callable<Integer> reads = () -> {
                    int read = 0;
                    while (read < ENTRIES) {
                        int from = random.nextInt(ENTRIES);
                        for (int position = from; position < Math.min(ENTRIES, from + 20); position++) {
                            isThere(log.reader(), position);
                            read++;
                        }
                    }
                    return read;
                };
                reading.add(threads.submit(reads));
            }
            for (int position = ENTRIES; position < 3 * ENTRIES; position++) {
                log.append(entry(position));
                log.flush();
            }
            for (var one : reading) {
                one.get();
            }
            isThere(log.reader(), 3 * ENTRIES - 1);
        }
    }

    /// Entries of different lengths, with new topics among them.
    private LogWriter written() throws IOException {
        var log = LogWriter.create(folder.resolve("live.playhead.mcap"));
        for (int position = 0; position < ENTRIES; position++) {
            log.append(entry(position));
        }
        log.flush();
        return log;
    }

    private static Entry entry(int position) {
        var text = position + "x".repeat(position % 50);
        return position % 3 == 0
                ? new Entry.Note(position, 1_000L * position, text)
                : new Entry.Foreign(
                        position, 1_000L * position, "ch/" + position % 90, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void isThere(LogReader reader, int position) throws IOException {
        var entry = reader.read(position);
        assertEquals(position, entry.position());
        assertEquals(1_000L * position, entry.atNanos());
        if (entry instanceof Entry.Note note) {
            assertEquals(position + "x".repeat(position % 50), note.text());
        }
    }
}
