package dev.playhead.ui.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.insight.Timeline;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FrameRowsTest {
    private static final int MOST = FrameRows.MOST;

    private final FrameRows rows = new FrameRows();

    @Test
    void holdsTheNewestRowsAndNeverMoreThanTheLimit() {
        rows.take(session(100_000));
        assertEquals(MOST, rows.rows().size());
        assertEquals(99_999, rows.rows().getLast());
        rows.take(session(100_500));
        assertEquals(MOST, rows.rows().size());
        assertEquals(100_499, rows.rows().getLast());
    }

    @Test
    void reachesBackAndForthThroughALongSession() {
        rows.take(session(100_000));
        for (int row : new int[] {100, 60_000, 99_990, 0, 25_000}) {
            rows.reach(row);
            assertEquals(row, rows.rows().get(rows.indexOf(row)), "row " + row + " is in the window");
            assertTrue(rows.rows().size() <= MOST);
        }
    }

    @Test
    void hasNoGapWhenItFollowsTheEndAgain() {
        rows.take(session(100_000));
        rows.reach(100);
        rows.take(session(100_010));
        for (int i = 1; i < rows.rows().size(); i++) {
            assertEquals(rows.rows().get(i - 1) + 1, rows.rows().get(i));
        }
        assertEquals(100_009, rows.rows().getLast());
    }

    @Test
    void leavesHeartbeatsOutUntilTheyAreWanted() {
        rows.take(session(100)); // every tenth is one
        assertEquals(90, rows.rows().size());
        rows.showHeartbeats(true);
        assertEquals(100, rows.rows().size());
        rows.showHeartbeats(false);
        assertEquals(90, rows.rows().size());
    }

    @Test
    void startsAnewWithAShorterSession() {
        rows.take(session(500));
        rows.take(session(20));
        assertEquals(18, rows.rows().size());
    }

    @Test
    void onlyErrorsHoldsTheRowsWhoseRefusalBecameKnownLater() {
        rows.take(session(100, Set.of(3)));
        rows.showOnlyErrors(true);
        assertEquals(List.of(3), rows.rows());
        rows.take(session(110, Set.of(3, 50, 105)));
        assertEquals(List.of(3, 50, 105), rows.rows());
        rows.showOnlyErrors(false);
        assertEquals(100, rows.rows().size()); // without ten heartbeats; the eleventh carries an error
    }

    @Test
    void aHeartbeatThatCarriesAnErrorIsNeverHidden() {
        rows.take(session(100, Set.of(20)));
        assertEquals(91, rows.rows().size());
        assertTrue(rows.rows().contains(20));
    }

    private static Timeline session(int count) {
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
    private record Numbered(int count, Set<Integer> failed) implements Frames {
        @Override
        public int error(int row) {
            return failed.contains(row) ? 40_009 : 0;
        }

        @Override
        public int errors() {
            return failed.size();
        }

        @Override
        public long position(int row) {
            return row;
        }

        @Override
        public long atNanos(int row) {
            return row;
        }

        @Override
        public Way way(int row) {
            return Way.IN;
        }

        @Override
        public int party(int row) {
            return -1;
        }

        @Override
        public String kind(int row) {
            return count < 1_000 && row % 10 == 0 ? "HEARTBEAT" : "MESSAGE";
        }

        @Override
        public int channel(int row) {
            return -1;
        }

        @Override
        public int version(int row) {
            return 0;
        }

        @Override
        public int bytes(int row) {
            return 1;
        }

        @Override
        public long latencyNanos(int row) {
            return -1;
        }

        @Override
        public int rowAt(long nanos) {
            return (int) Math.min(nanos, count - 1L);
        }
    }
}
