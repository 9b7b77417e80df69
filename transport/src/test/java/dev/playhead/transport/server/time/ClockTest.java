package dev.playhead.transport.server.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/// The clock of a recording, in virtual time.
class ClockTest {
    private static final long MS = 1_000_000;
    private static final long SECOND = 1000 * MS;
    private static final long BEGAN = 1_700_000_000L * SECOND;

    private long wall = BEGAN;
    private long monotonic = 12_345;
    private final Clock clock = new Clock(() -> wall, () -> monotonic);

    @Test
    void itShowsTheTimeOfTheMachine() {
        run(SECOND);
        assertEquals(wall, clock.nowNanos());
        assertEquals(BEGAN + SECOND / 2, clock.at(monotonic - SECOND / 2));
        assertEquals(0, clock.aheadMs());
    }

    @Test
    void afterASleepItIsWhereTheMachineIs() {
        wall += 600 * SECOND; // the monotonic clock of a laptop stands still meanwhile
        run(200 * MS);
        assertEquals(wall, clock.nowNanos());
        assertEquals(0, clock.aheadMs());
    }

    @Test
    void whenTheMachineIsPutBackItGoesOnAndSaysHowFarItIsAhead() {
        run(SECOND);
        long before = clock.nowNanos();
        wall -= 3600 * SECOND;
        run(SECOND);
        assertTrue(clock.nowNanos() > before + SECOND * 9 / 10, "timers go on");
        assertEquals(3600_000, clock.aheadMs(), 100);
        assertEquals(wall / MS, clock.wallMs());
        wall += 3600 * SECOND; // and somebody puts it right
        run(SECOND);
        assertEquals(0, clock.aheadMs());
        run(60 * SECOND);
        assertEquals(wall, clock.nowNanos(), 3.0 * MS);
    }

    @Test
    void aSmallDifferenceIsMadeUpWithoutAJump() {
        for (long difference : new long[] {500 * MS, -500 * MS}) {
            wall += difference;
            long shown = clock.nowNanos();
            for (int i = 0; i < 60_000; i++) {
                run(MS);
                long next = clock.nowNanos();
                assertTrue(
                        next - shown >= MS * 98 / 100 && next - shown <= MS * 102 / 100, "a step of " + (next - shown));
                shown = next;
            }
            assertEquals(wall, shown, 3.0 * MS);
        }
    }

    @Test
    void itNeverGoesBackWhateverTheMachineDoes() {
        var random = new Random(7);
        long shown = clock.nowNanos();
        for (int i = 0; i < 100_000; i++) {
            if (random.nextInt(100) == 0) {
                wall += (random.nextLong(7200) - 3600) * SECOND;
            }
            run(100 * MS + random.nextLong(200 * MS));
            long next = clock.nowNanos();
            assertTrue(next >= shown, "went back by " + (shown - next));
            assertTrue(next >= wall - SECOND, "stays behind the machine by " + (wall - next));
            shown = next;
        }
    }

    private void run(long nanos) {
        wall += nanos;
        monotonic += nanos;
    }
}
