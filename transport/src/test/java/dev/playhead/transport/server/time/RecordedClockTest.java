package dev.playhead.transport.server.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// A clock that shows the time of a recording.
class RecordedClockTest {
    private static final long MS = 1_000_000;
    private static final long FROM = 1_000_000 * MS;

    private long monotonic;
    private final RecordedClock clock = new RecordedClock(FROM, () -> monotonic);

    @Test
    void itStandsUntilItMayGoAndGoesAtItsSpeed() {
        monotonic = 50 * MS;
        assertEquals(FROM, clock.nowNanos());
        clock.go(2);
        monotonic = 60 * MS;
        assertEquals(FROM + 20 * MS, clock.nowNanos());
        assertEquals(65 * MS, clock.monotonicAt(FROM + 30 * MS));
        clock.go(0);
        monotonic = 100 * MS;
        assertEquals(FROM + 20 * MS, clock.nowNanos());
        clock.go(1);
        monotonic = 101 * MS;
        assertEquals(FROM + 21 * MS, clock.nowNanos());
    }

    @Test
    void itStaysBelowTheMillisecondOfWhatIsToHappenAndLosesNoTimeByThat() {
        clock.setCeiling(FROM + 10 * MS + 300);
        clock.go(1);
        monotonic = 15 * MS;
        assertEquals(FROM + 10 * MS - 1, clock.nowNanos());
        clock.reached(FROM + 10 * MS + 300, FROM + 100 * MS);
        assertEquals(FROM + 15 * MS, clock.nowNanos());
        clock.reached(FROM + 100 * MS, RecordedClock.NO_CEILING); // as fast as it goes
        assertEquals(FROM + 100 * MS, clock.nowNanos());
        clock.setCeiling(FROM); // never back
        assertEquals(FROM + 100 * MS, clock.nowNanos());
    }

    @Test
    void timersRunAtTheTruePaceWhileItStands() {
        assertEquals(40, clock.onTimers(FROM / MS + 40));
        monotonic = 25 * MS;
        assertEquals(25, clock.timersMs());
        assertEquals(65, clock.onTimers(FROM / MS + 40));
    }
}
