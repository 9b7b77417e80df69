package dev.playhead.transport.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class EventSeriesTest {
    @Test
    void whatWasPublishedStaysWhileItsOwnerGoesOn() {
        var writer = new EventSeries.Writer();
        assertSame(EventSeries.NONE, writer.published());
        for (int i = 0; i < 5_000; i++) {
            var before = writer.published();
            // Weights and marks appear only in the middle of a chunk.
            writer.add(i * 10L, i > 1_500 ? i : 0, i % 1_000 == 999 ? EventSeries.LATE : 0);
            assertEquals(i, before.size());
        }
        var all = writer.published();
        assertSame(all, writer.published());
        for (int i = 0; i < 5_000; i++) {
            assertEquals(i * 10L, all.atNanos(i));
            assertEquals(i > 1_500 ? i : 0, all.weight(i));
            assertEquals(i % 1_000 == 999, all.is(EventSeries.LATE, i));
            assertFalse(all.is(EventSeries.REPLAYED, i));
        }
    }

    @Test
    void momentsAreFoundAlsoWhenSomeAreAtTheSameTime() {
        var writer = new EventSeries.Writer();
        for (long nanos : new long[] {10, 20, 20, 20, 30}) {
            writer.add(nanos, 1, (byte) 0);
        }
        var series = writer.published();
        assertEquals(1, series.firstFrom(20));
        assertEquals(4, series.countUntil(20));
        assertEquals(1, series.countUntil(19));
        assertEquals(0, series.countUntil(9));
        assertEquals(5, series.countUntil(Long.MAX_VALUE));
        assertEquals(5, series.firstFrom(31));
        assertEquals(0, EventSeries.NONE.countUntil(5));
    }

    @Test
    void whatComesLateIsLifted() {
        var writer = new EventSeries.Writer();
        writer.add(20, 0, (byte) 0);
        writer.add(10, 0, EventSeries.REPLAYED);
        assertEquals(20, writer.published().atNanos(1));
        assertTrue(writer.published().is(EventSeries.REPLAYED, 1));
    }
}
