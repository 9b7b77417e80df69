package dev.playhead.ui.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.Timeline;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FrameRowsTest {
    private static final int MOST = FrameRows.MOST;

    private final FrameRows rows = new FrameRows();

    @Test
    void holdsTheNewestRowsAndNeverMoreThanTheLimit() {
        rows.take(session(100_000), true);
        assertEquals(MOST, rows.rows().size());
        assertEquals(99_999, rows.rows().getLast());
        rows.take(session(100_500), true);
        assertEquals(MOST, rows.rows().size());
        assertEquals(100_499, rows.rows().getLast());
    }

    @Test
    void reachesBackAndForthThroughALongSession() {
        rows.take(session(100_000), true);
        for (int row : new int[] {100, 60_000, 99_990, 0, 25_000}) {
            rows.reach(row);
            assertEquals(row, rows.rows().get(rows.indexOf(row)), "row " + row + " is in the window");
            assertTrue(rows.rows().size() <= MOST);
        }
    }

    @Test
    void hasNoGapWhenItFollowsTheEndAgain() {
        rows.take(session(100_000), true);
        rows.reach(100);
        rows.take(session(100_010), true);
        for (int i = 1; i < rows.rows().size(); i++) {
            assertEquals(rows.rows().get(i - 1) + 1, rows.rows().get(i));
        }
        assertEquals(100_009, rows.rows().getLast());
    }

    @Test
    void leavesHeartbeatsOutUntilTheyAreWanted() {
        rows.take(session(100), true); // every tenth is one
        assertEquals(90, rows.rows().size());
        rows.showHeartbeats(true);
        assertEquals(100, rows.rows().size());
        rows.showHeartbeats(false);
        assertEquals(90, rows.rows().size());
    }

    @Test
    void whoReadsKeepsTheirRowsWhileNewOnesArriveBelow() {
        rows.take(session(100_000), true);
        rows.reach(100);
        int first = rows.rows().getFirst();
        rows.take(session(100_010), false);
        assertEquals(first, rows.rows().getFirst());
        assertEquals(MOST, rows.rows().size());

        var young = new FrameRows();
        young.take(session(5_000), true);
        young.take(session(30_000), false);
        assertEquals(0, young.rows().getFirst());
        assertEquals(MOST, young.rows().size(), "it grows until it is full");
        young.reach(29_999);
        assertEquals(29_999, young.rows().getLast());
    }

    @Test
    void slidesOverAllRowsOfTheSession() {
        rows.take(session(100_000), true);
        int top = rows.rows().getFirst();
        while (top > 0) {
            assertEquals(top > 0, rows.slide(top, 400));
            assertTrue(rows.rows().get(rows.indexOf(top)) == top, "whoever scrolls stays at row " + top);
            top = rows.rows().getFirst();
        }
        assertFalse(rows.holdsAll());
        int bottom = rows.rows().getLast();
        while (bottom < 99_999) {
            assertTrue(rows.slide(bottom, 400));
            bottom = rows.rows().getLast();
        }
        assertFalse(rows.slide(bottom, 400));
    }

    @Test
    void theNextRowIsTheNextThatIsShown() {
        rows.take(session(100), true);
        assertEquals(11, rows.neighbour(9, 1)); // 10 is a heartbeat
        assertEquals(9, rows.neighbour(11, -1));
        assertEquals(-1, rows.neighbour(99, 1));
        assertEquals(-1, rows.neighbour(1, -1)); // 0 is a heartbeat
    }

    @Test
    void startsAnewWithAShorterSession() {
        rows.take(session(500), true);
        rows.take(session(20), true);
        assertEquals(18, rows.rows().size());
    }

    @Test
    void onlyErrorsHoldsTheRowsWhoseRefusalBecameKnownLater() {
        rows.take(session(100, Set.of(3)), true);
        rows.showOnlyErrors(true);
        assertEquals(List.of(3), rows.rows());
        rows.take(session(110, Set.of(3, 50, 105)), true);
        assertEquals(List.of(3, 50, 105), rows.rows());
        rows.showOnlyErrors(false);
        assertEquals(100, rows.rows().size()); // without ten heartbeats; the eleventh carries an error
    }

    @Test
    void aHeartbeatThatCarriesAnErrorIsNeverHidden() {
        rows.take(session(100, Set.of(20)), true);
        assertEquals(91, rows.rows().size());
        assertTrue(rows.rows().contains(20));
    }

    /// Rows a nanosecond apart; of fewer than 1,000 every tenth is a heartbeat.
    static Timeline session(int count) {
        return session(count, Set.of());
    }

    private static Timeline session(int count, Set<Integer> failed) {
        return new Timeline(
                0,
                count,
                count,
                new Numbered(count, failed),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                (from, to, buckets) -> new int[buckets]);
    }

    /// Rows a nanosecond apart.
    private record Numbered(int count, Set<Integer> failed) implements FakeFrames {
        @Override
        public int error(int row) {
            return failed.contains(row) ? 40_009 : 0;
        }

        @Override
        public int errors() {
            return failed.size();
        }

        @Override
        public long atNanos(int row) {
            return row;
        }

        @Override
        public String kind(int row) {
            return count < 1_000 && row % 10 == 0 ? "HEARTBEAT" : "MESSAGE";
        }

        @Override
        public int rowAt(long nanos) {
            return (int) Math.min(nanos, count - 1L);
        }
    }
}
