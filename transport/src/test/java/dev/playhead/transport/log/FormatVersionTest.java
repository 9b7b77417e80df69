package dev.playhead.transport.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.log.mcap.McapBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormatVersionTest {
    @TempDir
    private Path folder;

    private Path written(String library) throws IOException {
        var bytes = new McapBytes().raw(McapBytes.MAGIC).header(library);
        var started = new Entry.Started(0, 5, 1, "x", Map.of());
        bytes.channel(0, "~state").message(0, 0, 5, EntryCodec.write(started));
        return Files.write(folder.resolve("one.playhead.mcap"), bytes.copy());
    }

    @Test
    void aNewerMajorVersionIsRefusedWithWhatToDo() throws IOException {
        var file = written("playhead 3.1.0 format 5.0");
        var refused = assertThrows(IOException.class, () -> LogFile.open(file));
        assertEquals(
                file + " cannot be opened. It was recorded by Playhead 3.1.0 in format 5.0, and this is Playhead "
                        + ProductVersion.get()
                        + ", which reads formats up to 4. Open it with Playhead 3.1.0 or newer.",
                refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"playhead 0.2.0 format 1.0", "playhead 0.9.0 format 1.7"})
    void aNewerMinorVersionIsRead(String library) throws IOException {
        try (var log = LogFile.open(written(library))) {
            assertEquals(1, log.size());
            assertFalse(log.isOfVersionZero());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"playhead", "", "playhead 1 format", "playhead 1.0 format 99999999999.0"})
    void withoutAVersionItIsOfVersionZero(String library) throws IOException {
        try (var log = LogFile.open(written(library))) {
            assertEquals(1, log.size());
            assertTrue(log.isOfVersionZero());
        }
    }

    @Test
    void aRecordingSaysItsVersionWhileLiveAndWhenClosed() throws IOException {
        var file = folder.resolve("two.playhead.mcap");
        try (var writer = LogWriter.create(file)) {
            writer.append(new Entry.Started(0, 5, 1, ProductVersion.get(), Map.of()));
            writer.flush();
            try (var log = LogFile.open(file)) {
                assertFalse(log.isOfVersionZero());
            }
        }
        try (var log = LogFile.open(file)) {
            assertFalse(log.isOfVersionZero());
        }
    }

    @Test
    void theProductVersionIsThatOfTheBuild() {
        assertTrue(ProductVersion.get().matches("\\d+\\.\\d+\\.\\d+.*"), ProductVersion.get());
    }

    @Test
    void anEntryThatIsEarlierThanTheOneBeforeItIsNotWritten() throws IOException {
        try (var writer = LogWriter.create(folder.resolve("three.playhead.mcap"))) {
            writer.append(new Entry.Started(0, 5, 1, "x", Map.of()));
            assertThrows(IllegalArgumentException.class, () -> writer.append(new Entry.Note(1, 4, "early")));
            writer.append(new Entry.Note(1, 5, "at the same time"));
        }
    }
}
