package dev.playhead.transport.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.playhead.transport.explain.EntryDecoder;
import dev.playhead.transport.insight.build.TimelineBuilder;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.replay.TimeMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Any file as a recording: opened, read, shown and run again, or refused in words.
class RecordingFuzzTest {
    private static final Path FILE = file();

    private static Path file() {
        try {
            var file = Files.createTempFile("fuzz", ".playhead.mcap");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @FuzzTest
    void anyFileIsReadOrRefused(byte[] bytes) throws IOException {
        Files.write(FILE, bytes);
        try (var log = LogFile.open(FILE)) {
            var builder = new TimelineBuilder();
            for (long position = 0; position < log.size(); position++) {
                var entry = log.read(position);
                assertEquals(position, entry.position());
                log.message(position);
                builder.accept(entry, EntryDecoder.decode(entry));
            }
            log.damage();
            builder.timeline(0);
            new TimeMachine(log).at(log.size());
        } catch (IOException refused) {
            // said in words to whoever opens the file
        }
    }
}
