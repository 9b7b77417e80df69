package dev.playhead.transport.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.playhead.transport.log.directory.DataDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void itFollowsTheSystem() {
        assertEquals(
                Path.of("/x/playhead"),
                DataDirectory.standard("Linux", "/home/a", Map.of("XDG_DATA_HOME", "/x"))
                        .path());
        assertEquals(
                Path.of("/home/a/.local/share/playhead"),
                DataDirectory.standard("Linux", "/home/a", Map.of()).path());
        assertEquals(
                Path.of("/Users/a/Library/Application Support/Playhead"),
                DataDirectory.standard("Mac OS X", "/Users/a", Map.of()).path());
    }

    @Test
    void theTenthRecordingOfASecondIsNewerThanTheSecond() throws IOException {
        var data = new DataDirectory(folder);
        Files.createFile(folder.resolve("20261121-095959-7.playhead.mcap"));
        for (int i = 0; i < 11; i++) {
            Files.createFile(data.newRecording(AT));
        }
        assertEquals("20261121-100000-11.playhead.mcap", name(data.newest().orElseThrow()));
        var names = data.recordings().stream().map(DataDirectoryTest::name).toList();
        assertEquals(
                List.of(
                        "20261121-100000-2.playhead.mcap",
                        "20261121-100000.playhead.mcap",
                        "20261121-095959-7.playhead.mcap"),
                names.subList(9, 12));
    }

    @Test
    void twoBrokersThatChooseTheSameNameGetTwoRecordings() throws IOException {
        var chosen = new DataDirectory(folder).newRecording(AT);
        try (var first = LogWriter.create(chosen);
                var second = LogWriter.create(chosen);
                var third = LogWriter.create(chosen)) {
            first.append(new Entry.Note(0, 1, "first"));
            second.append(new Entry.Note(0, 1, "second"));
            first.flush();
            second.flush();
            third.flush();
            assertEquals("20261121-100000.playhead.mcap", name(first.reader().file()));
            assertEquals("20261121-100000-2.playhead.mcap", name(second.reader().file()));
            assertEquals("20261121-100000-3.playhead.mcap", name(third.reader().file()));
        }
        try (var log = LogFile.open(folder.resolve("20261121-100000-2.playhead.mcap"))) {
            assertEquals("second", ((Entry.Note) log.read(0)).text());
        }
        try (var log = LogFile.open(chosen)) {
            assertEquals("first", ((Entry.Note) log.read(0)).text());
        }
    }

    @Test
    void aFileOfSomebodyElseIsNotOverwritten() throws IOException {
        var file = Files.writeString(folder.resolve("notes.playhead.mcap"), "mine");
        LogWriter.create(file).close();
        assertEquals("mine", Files.readString(file, StandardCharsets.UTF_8));
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
