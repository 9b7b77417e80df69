package dev.playhead.transport.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// How late frames were, from many of them.
class LatenessCountTest {
    @Test
    void theMiddleTheNinetyNinthAndTheWorstAreOfAllFrames() {
        var count = new LatenessCount();
        for (int i = 1; i <= 1_000; i++) {
            count.add(i * 10_000L - 1); // 10 µs to 10 ms
        }
        count.add(300_000_000);
        count.add(-1);
        var lateness = count.lateness();
        assertEquals(1_002, lateness.frames());
        assertEquals(5_000_000, lateness.medianNanos());
        assertEquals(9_910_000, lateness.p99Nanos());
        assertEquals(300_000_000, lateness.worstNanos());
        assertEquals(1, lateness.early());
        assertEquals(1, lateness.late());
    }

    @Test
    void noFramesAreNotLate() {
        assertEquals(Lateness.NONE, new LatenessCount().lateness());
    }
}
