package dev.playhead.app.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.app.terminal.Console;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogWriter;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.TransportId;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `playhead info` prints and how it ends.
class InfoCommandTest {
    private static final long BEGIN = 1_795_877_528_000_000_000L;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private Path recording(String channel, int frames) throws Exception {
        var file = folder.resolve("run.playhead.mcap");
        try (var writer = LogWriter.create(file)) {
            writer.append(new Entry.Started(0, BEGIN, 1, "test", Map.of()));
            for (int i = 1; i <= frames; i++) {
                writer.append(new Entry.FrameIn(
                        i,
                        BEGIN + i * 100_000_000L,
                        new TransportId(1),
                        channel + (i % 30),
                        Format.JSON,
                        "{\"action\":15}".getBytes(StandardCharsets.UTF_8),
                        null));
            }
        }
        return file;
    }

    private int info(Path file) {
        var before = System.out;
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            return Console.run(new InfoCommand(), file.toString());
        } finally {
            System.setOut(before);
        }
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aWholeRecordingIsFineAndSaidForPeople() throws Exception {
        assertEquals(0, info(recording("chat-", 3000)));
        assertTrue(text().contains("Began      2026-11-28 14:52:08 UTC"), this::text);
        assertTrue(text().contains("Length     5 min 0.0 s"), this::text);
        assertTrue(text().contains("Channels   30"), this::text);
        assertTrue(text().contains("and 10 more"), this::text);
        assertFalse(text().contains("Damage"), this::text);
    }

    @Test
    void whatIsLostIsExitCodeOne() throws Exception {
        var file = recording("chat-", 3000);
        var bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        assertEquals(1, info(file));
        assertTrue(text().contains("Damage"), this::text);
    }

    @Test
    void aFileThatIsStillWrittenIsNotDamaged() throws Exception {
        var file = folder.resolve("live.playhead.mcap");
        try (var writer = LogWriter.create(file)) {
            writer.append(new Entry.Started(0, BEGIN, 1, "test", Map.of()));
            writer.flush();
            assertEquals(0, info(file));
        }
        assertTrue(text().contains("Note       The recording is still being written"), this::text);
        assertFalse(text().contains("Damage"), this::text);
    }

    @Test
    void aNameThatSteersTheTerminalIsWrittenOut() throws Exception {
        assertEquals(0, info(recording("\u001b]0;owned\u0007", 1)));
        assertTrue(text().contains("\\u001b]0;owned\\u00071"), this::text);
        assertFalse(text().contains("\u001b"), this::text);
    }

    @Test
    void aDirectoryIsSaidToBeOne() {
        assertEquals(2, info(folder));
    }
}
