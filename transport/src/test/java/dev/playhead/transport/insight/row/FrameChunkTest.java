package dev.playhead.transport.insight.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.Frames;
import org.junit.jupiter.api.Test;

/// The columns of one chunk.
class FrameChunkTest {
    private final FrameChunk chunk = new FrameChunk(5_000_000_000L);

    private void set(int at, long transport, int error) {
        chunk.set(
                at,
                new FrameColumns.Row(
                        5_000_000_000L + at, 70 + at, transport, Frames.Way.OUT, "MESSAGE", 3, 4, 5, 6, error),
                70 + at,
                2);
    }

    @Test
    void everyColumnIsOfItsRow() {
        set(0, 9, 0);
        set(FrameChunk.ROWS - 1, 0, 40009);
        int last = FrameChunk.ROWS - 1;
        assertEquals(5_000_000_000L + last, chunk.position(last));
        assertEquals(70 + last, chunk.atNanos(last));
        assertEquals(Frames.Way.OUT.ordinal(), chunk.way(last));
        assertEquals(2, chunk.kind(last));
        assertEquals(3, chunk.participant(last));
        assertEquals(4, chunk.channel(last));
        assertEquals(5, chunk.version(last));
        assertEquals(6, chunk.bytes(last));
        assertEquals(40009, chunk.error(last));
        assertEquals(0, chunk.error(0));
    }

    @Test
    void aRowWaitsForItsTransportUntilItIsWritten() {
        set(0, 9, 0);
        set(1, 0, 0);
        assertTrue(chunk.waitsFor(0, 9));
        assertFalse(chunk.waitsFor(0, 8));
        assertFalse(chunk.waitsFor(1, 0));
        assertEquals(0, chunk.writtenNanos(0));
        chunk.setWritten(0, 99);
        assertFalse(chunk.waitsFor(0, 9));
        assertEquals(99, chunk.writtenNanos(0));
    }

    @Test
    void marksAddUpAndARefusalMayBeTakenBack() {
        set(0, 0, 0);
        set(1, 0, 0);
        chunk.mark(0, FrameChunk.RESENT);
        chunk.mark(0, FrameChunk.REPLAYED);
        assertTrue(chunk.is(FrameChunk.RESENT, 0));
        assertTrue(chunk.is(FrameChunk.REPLAYED, 0));
        assertFalse(chunk.is(FrameChunk.RESENT, 1));
        chunk.setError(0, 40000);
        chunk.setError(0, 0);
        assertEquals(0, chunk.error(0));
    }
}
