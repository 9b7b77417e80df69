package dev.playhead.transport.insight.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.Frames;
import org.junit.jupiter.api.Test;

class FrameColumnsTest {
    private final FrameColumns columns = new FrameColumns();

    private void add(long position, long nanos, long transport, Frames.Way way, String kind, int error) {
        columns.add(new FrameColumns.Row(position, nanos, transport, way, kind, 3, 1, 2, 100, error));
    }

    @Test
    void whatWasPublishedHasItsCountAndOnlyLearnsWhatBecomesKnownLater() {
        add(5, 50, 0, Frames.Way.IN, "MESSAGE", 0);
        add(6, 60, 7, Frames.Way.OUT, "MESSAGE", 0);
        var before = columns.published();
        columns.written(columns.waiting(6, 7), 75);
        columns.refused(0, 40000);
        add(7, 70, 0, Frames.Way.IN, "ATTACH", 0);
        assertEquals(2, before.count());
        assertEquals(75, before.writtenNanos(1));
        assertEquals(15, before.latencyNanos(1));
        assertEquals(40000, before.error(0));
        assertEquals(0, before.errors(), "how many there were is as it was");
        assertEquals(1, columns.published().errors());
        assertEquals(-1, before.rowOf(7));
        assertEquals(2, columns.published().rowOf(7));
        assertEquals(-1, before.latencyNanos(0));
    }

    @Test
    void rowsOfManyChunksAreFoundByPositionAndByTime() {
        for (int i = 0; i < 5_000; i++) {
            add(i * 2L, i * 10L, 0, Frames.Way.IN, i % 3 == 0 ? "MESSAGE" : "PRESENCE", 0);
        }
        var frames = columns.published();
        for (int i = 0; i < 5_000; i++) {
            assertEquals(i, frames.rowOf(i * 2L));
            assertEquals(i * 2L, frames.position(i));
            assertEquals(i * 10L, frames.atNanos(i));
            assertEquals(i % 3 == 0 ? "MESSAGE" : "PRESENCE", frames.kind(i));
            assertEquals(i, frames.rowAt(i * 10L + 9));
        }
        assertEquals(-1, frames.rowOf(3));
        assertEquals(-1, frames.rowAt(-1));
        assertEquals(5_000, java.util.Arrays.stream(frames.counts(0, 50_000, 7)).sum());
    }

    @Test
    void aFrameToManyWaitsForEachOfThem() {
        for (long transport = 1; transport <= 3; transport++) {
            add(9, 90, transport, Frames.Way.OUT, "MESSAGE", 0);
        }
        columns.written(columns.waiting(9, 2), 95);
        assertEquals(-1, columns.waiting(9, 2), "it was written already");
        assertEquals(0, columns.waiting(9, 1));
        assertEquals(-1, columns.waiting(9, 4));
        assertEquals(-1, columns.waiting(8, 1));
        assertEquals(0, columns.published().writtenNanos(0));
        assertEquals(95, columns.published().writtenNanos(1));
    }

    @Test
    void errorsAreCountedOnceAndMarksBelongToTheLastRow() {
        add(1, 10, 0, Frames.Way.IN, "MESSAGE", 0);
        columns.resent();
        add(2, 20, 4, Frames.Way.OUT, "ERROR", 40142);
        columns.replayed();
        columns.refused(0, 40000);
        columns.refused(0, 40001);
        var frames = columns.published();
        assertEquals(2, frames.errors());
        assertEquals(40001, frames.error(0));
        assertTrue(frames.isResend(0));
        assertFalse(frames.isResend(1));
        assertTrue(columns.isReplay(1));
        assertFalse(columns.isReplay(0));
        assertTrue(columns.isArrival(0, 1));
        assertFalse(columns.isArrival(1, 2));
    }

    @Test
    void wordsThatSomebodyMakesUpAreNotAllKept() {
        for (int i = 0; i < 20_000; i++) {
            add(i, i, 0, Frames.Way.IN, "METHOD" + i, 0);
        }
        var frames = columns.published();
        assertEquals("METHOD0", frames.kind(0));
        assertEquals("other", frames.kind(19_999));
    }
}
