package dev.playhead.transport.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogWriter;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.TransportId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingSummaryTest {
    private static final byte[] FRAME = "{\"action\":0}".getBytes(StandardCharsets.UTF_8);
    private static final TransportId ANN = new TransportId(1);
    private static final TransportId BEN = new TransportId(2);

    @TempDir
    private Path folder;

    @Test
    void framesCountForEachWhoGotThemAndEntriesMakeTheDensity() throws IOException {
        var file = folder.resolve("a.playhead.mcap");
        try (var log = LogWriter.create(file)) {
            log.append(new Entry.Started(0, 1_000, 1, "x", Map.of()));
            log.append(new Entry.FrameIn(1, 1_010, ANN, "c", Format.JSON, FRAME, null));
            log.append(new Entry.FrameOut(2, 1_020, 1, List.of(ANN, BEN), "c", Format.JSON, FRAME));
            log.append(new Entry.Note(3, 1_400, "the end"));
        }
        var summary = RecordingSummary.at(file, 4);
        assertEquals(400, summary.lengthNanos());
        assertEquals(3, summary.frames());
        assertArrayEquals(new int[] {3, 0, 0, 1}, summary.density());
    }

    @Test
    void anythingElseIsRefused() throws IOException {
        var file = Files.writeString(folder.resolve("b.playhead.mcap"), "no recording");
        assertThrows(IOException.class, () -> RecordingSummary.at(file, 4));
    }
}
