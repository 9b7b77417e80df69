package dev.playhead.transport.server.fanout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.fault.SocketEffect;
import org.junit.jupiter.api.Test;

class TransportDelayTest {
    private static final long MS = 1_000_000;

    @Test
    void whatIsSentBetweenTwoBurstsLeavesWithTheSecond() {
        var delay = new TransportDelay(0, 500);
        assertEquals(400 * MS, delay.outNanos(1_100 * MS));
        assertEquals(1 * MS, delay.outNanos(1_499 * MS));
        assertEquals(500 * MS, delay.outNanos(1_500 * MS));
        assertEquals(0, delay.inNanos(), "what comes from the client waits for no burst");
    }

    @Test
    void aMomentBeforeTheOriginOfTheClockWaitsForItsBurstToo() {
        assertEquals(100 * MS, new TransportDelay(0, 500).outNanos(-600 * MS));
    }

    @Test
    void latencyIsBothWaysAndGoesBeforeABurst() {
        var delay = new TransportDelay(200, 500);
        assertEquals(200 * MS, delay.inNanos());
        assertEquals(400 * MS, delay.outNanos(600 * MS));
    }

    @Test
    void silenceKeepsNothingForLater() {
        var silence = new TransportDelay(SocketEffect.FOREVER_MS, 0);
        assertTrue(silence.isSilence());
        assertEquals(0, silence.outNanos());
        assertEquals(0, silence.inNanos());
        assertFalse(TransportDelay.NONE.isSilence());
    }
}
