package dev.playhead.app.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.app.terminal.Console;
import dev.playhead.transport.codec.JsonTree;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogWriter;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.TransportId;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `playhead list` prints and how it ends.
class ListCommandTest {
    private static final long BEGIN = 1_795_877_528_000_000_000L;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private void recording(String name, int frames) throws Exception {
        try (var writer = LogWriter.create(folder.resolve(name + ".playhead.mcap"))) {
            writer.append(new Entry.Started(0, BEGIN, 1, "test", Map.of()));
            for (int i = 1; i <= frames; i++) {
                writer.append(new Entry.FrameIn(
                        i,
                        BEGIN + i * 100_000_000L,
                        new TransportId(1),
                        "chat",
                        Format.JSON,
                        "{\"action\":15}".getBytes(StandardCharsets.UTF_8),
                        null));
            }
        }
    }

    private int list(String... more) {
        var before = System.out;
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            var arguments = new String[more.length + 2];
            arguments[0] = "--data";
            arguments[1] = folder.toString();
            System.arraycopy(more, 0, arguments, 2, more.length);
            return Console.run(new ListCommand(), arguments);
        } finally {
            System.setOut(before);
        }
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void eachRecordingHasItsLine() throws Exception {
        recording("20261128-145208", 30);
        assertEquals(0, list());
        assertTrue(text().startsWith("20261128-145208, 2026-11-28 14:52:08 UTC, 3.000 s, 30 frames, 0 errors"), text());
    }

    @Test
    void programsGetOneObjectEach() throws Exception {
        recording("20261128-145208", 30);
        Files.writeString(folder.resolve("20261128-145208.playhead.label.json"), "{\"name\":\"trip\",\"pinned\":true}");
        assertEquals(0, list("--json"));
        var fields = JsonTree.read(text().strip().getBytes(StandardCharsets.UTF_8));
        assertEquals("trip", fields.get("title"));
        assertEquals(true, fields.get("pinned"));
        assertEquals(30L, ((Map<?, ?>) Objects.requireNonNull(fields.get("content"))).get("frames"));
    }

    @Test
    void aDamagedOneIsSaidAndEndsWithOne() throws Exception {
        Files.writeString(folder.resolve("20261128-145208.playhead.mcap"), "no recording");
        assertEquals(1, list());
        assertTrue(text().contains("is not a recording"), text());
    }

    @Test
    void anEmptyDirectoryIsSaid() {
        assertEquals(0, list());
        assertEquals("No recordings in " + folder + ".", text().strip());
    }
}
