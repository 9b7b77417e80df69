package dev.playhead.transport.insight.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.ConnectionStatus;
import dev.playhead.transport.insight.Span;
import dev.playhead.transport.session.Via;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The status of a connection at a moment, by what had happened until then.
class ConnectionStatusesTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long TTL = 120 * SECOND;
    private static final RuleId RULE = new RuleId("F-1");

    private final TrackBuilder track = new TrackBuilder(0);
    private long restored = Span.OPEN;

    private ConnectionStatus at(long nanos) {
        return ConnectionStatuses.of(track.published(List.of(), List.of()), track.pace(), rule -> restored, nanos, TTL);
    }

    private void there(long nanos) {
        track.connected(nanos, Via.WEBSOCKET);
        track.attached(nanos, true);
    }

    @Test
    void aCutIsReturningOnceItsRuleHasEndedAndSuspendedAfterItsTime() {
        there(SECOND);
        track.lost(2 * SECOND, RULE, false);
        track.missed(3 * SECOND, 10);
        assertEquals(ConnectionStatus.State.CUT, at(3 * SECOND).state());
        assertEquals(RULE, at(3 * SECOND).rule());
        assertEquals(0, at(3 * SECOND - 1).behind());
        assertEquals(1, at(3 * SECOND).behind());
        restored = 5 * SECOND;
        assertEquals(ConnectionStatus.State.CUT, at(5 * SECOND - 1).state());
        assertEquals(ConnectionStatus.State.RETURNING, at(5 * SECOND).state());
        assertEquals(5 * SECOND, at(6 * SECOND).sinceNanos());
        assertEquals(ConnectionStatus.State.RETURNING, at(2 * SECOND + TTL - 1).state());
        assertEquals(ConnectionStatus.State.SUSPENDED, at(2 * SECOND + TTL).state());
    }

    @Test
    void aReturnIsConnectingUntilItAttaches() {
        there(SECOND);
        track.lost(2 * SECOND, null, false);
        assertEquals(ConnectionStatus.State.LOST, at(2 * SECOND).state());
        track.connected(3 * SECOND, Via.WEBSOCKET);
        assertEquals(ConnectionStatus.State.CONNECTING, at(3 * SECOND).state());
        track.attached(4 * SECOND, true);
        assertEquals(ConnectionStatus.State.CONNECTING, at(4 * SECOND - 1).state());
        assertEquals(ConnectionStatus.State.RECOVERED, at(4 * SECOND).state());
        assertEquals(ConnectionStatus.State.CONNECTED, at(14 * SECOND).state());
    }

    @Test
    void whoIsSlowedIsSlowUntilTheDelayEnds() {
        there(SECOND);
        track.delayed(2 * SECOND, 500, RULE);
        track.delayed(4 * SECOND, 0, RULE);
        assertEquals(ConnectionStatus.State.SLOW, at(2 * SECOND).state());
        assertEquals(RULE, at(3 * SECOND).rule());
        assertEquals(ConnectionStatus.State.CONNECTED, at(4 * SECOND).state());
        assertNull(at(4 * SECOND).rule());
    }

    @Test
    void aFrameThatWaitsForThreeSecondsIsAStallUntilItIsWritten() {
        there(SECOND);
        track.handed(2 * SECOND, false);
        assertEquals(ConnectionStatus.State.CONNECTED, at(5 * SECOND - 1).state());
        assertEquals(ConnectionStatus.State.STALLED, at(5 * SECOND).state());
        assertEquals(2 * SECOND, at(5 * SECOND).sinceNanos());
        track.written(6 * SECOND, 4 * SECOND, 10, false);
        assertEquals(ConnectionStatus.State.CONNECTED, at(6 * SECOND).state());
        assertEquals(ConnectionStatus.State.STALLED, at(6 * SECOND - 1).state(), "of a moment that has passed");
        assertEquals(4 * SECOND, at(6 * SECOND).latencyNanos());
        assertEquals(-1, at(SECOND).latencyNanos());
    }

    @Test
    void whoMeantToLeaveIsGone() {
        there(SECOND);
        track.lost(2 * SECOND, null, true);
        assertEquals(ConnectionStatus.State.GONE, at(2 * SECOND).state());
        assertEquals(2 * SECOND, at(9 * SECOND).sinceNanos());
        assertEquals(ConnectionStatus.State.GONE, at(0).state());
    }
}
