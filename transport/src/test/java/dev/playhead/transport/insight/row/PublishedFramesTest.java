package dev.playhead.transport.insight.row;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.Frames;
import org.junit.jupiter.api.Test;

/// Rows up to one count, by moment and by position, over the bounds of chunks.
class PublishedFramesTest {
    private static final int ROWS = 3 * FrameChunk.ROWS + 5;

    private final FrameColumns columns = new FrameColumns();

    private PublishedFrames filled() {
        for (int i = 0; i < ROWS; i++) {
            columns.add(new FrameColumns.Row(i / 2 * 3, i * 10L, 0, Frames.Way.OUT, "MESSAGE", 0, 0, 0, 1, 0));
        }
        return columns.published();
    }

    @Test
    void aRowIsFoundByItsMomentAndItsPosition() {
        var frames = filled();
        assertEquals(-1, frames.rowAt(-1));
        assertEquals(0, frames.rowAt(0));
        assertEquals(FrameChunk.ROWS, frames.rowAt(FrameChunk.ROWS * 10L + 9));
        assertEquals(ROWS - 1, frames.rowAt(Long.MAX_VALUE));
        assertEquals(2, frames.rowOf(3), "the first of both");
        assertEquals(-1, frames.rowOf(4));
        assertEquals(-1, frames.rowOf(1_000_000));
    }

    @Test
    void everyRowIsInOneBucket() {
        var frames = filled();
        int sum = 0;
        for (int count : frames.counts(0, ROWS * 10L, 7)) {
            assertTrue(count >= ROWS / 7 && count <= ROWS / 7 + 1, () -> count + " rows");
            sum += count;
        }
        assertEquals(ROWS, sum);
        assertArrayEquals(new int[] {1, 1}, frames.counts(10, 30, 2));
    }

    @Test
    void rowsThatComeLaterAreNotThere() {
        var before = filled();
        columns.add(new FrameColumns.Row(9_000, ROWS * 10L, 0, Frames.Way.IN, "ATTACH", 0, 0, 0, 1, 40000));
        assertEquals(ROWS, before.count());
        assertEquals(-1, before.rowOf(9_000));
        assertEquals(0, before.errors());
        assertEquals(ROWS, columns.published().rowOf(9_000));
        assertEquals("ATTACH", columns.published().kind(ROWS));
    }
}
