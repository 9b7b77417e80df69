package dev.playhead.transport.insight.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.ConnectionStatus;
import dev.playhead.transport.insight.ConnectionStatus.State;
import dev.playhead.transport.insight.DeviceTrack;
import dev.playhead.transport.insight.Span;
import dev.playhead.transport.session.Via;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrackBuilderTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long TTL = 120 * SECOND;

    private final TrackBuilder track = new TrackBuilder(0);

    private DeviceTrack published() {
        return track.published(List.of(), List.of());
    }

    private ConnectionStatus at(long nanos) {
        return ConnectionStatuses.of(published(), track.pace(), rule -> Span.OPEN, nanos, TTL);
    }

    private void comeAndGo(long second) {
        track.connected(second * SECOND, Via.WEBSOCKET);
        track.attached(second * SECOND, true);
        track.lost((second + 1) * SECOND, null, false);
    }

    @Test
    void aPublishedTrackStaysWhileTheParticipantGoesOn() {
        comeAndGo(1);
        track.missed(3 * SECOND, 10);
        var away = published();
        track.connected(4 * SECOND, Via.WEBSOCKET);
        track.attached(5 * SECOND, true);
        track.handed(5 * SECOND, true);
        track.written(6 * SECOND, 0, 10, true);
        var back = published();
        track.lost(7 * SECOND, null, false);
        assertEquals(new Span(2 * SECOND, Span.OPEN), away.absences().getFirst().span());
        assertEquals(1, away.absences().getFirst().missed().size());
        assertFalse(away.absences().getFirst().resumed());
        assertEquals(
                new Span(2 * SECOND, 5 * SECOND), back.absences().getFirst().span());
        assertTrue(back.absences().getFirst().resumed());
        assertEquals(1, back.absences().getFirst().replayed());
        assertEquals(6 * SECOND, back.absences().getFirst().replayedUntilNanos());
        assertTrue(back.connected().getLast().isOpen());
        assertEquals(2, published().absences().size());
    }

    @Test
    void eachMomentHasTheStatusThatItHadHoweverOftenTheDeviceCameAndWent() {
        for (int i = 0; i < 200; i++) {
            comeAndGo(100 + i * 50L);
        }
        for (int i = 0; i < 200; i++) {
            long from = (100 + i * 50L) * SECOND;
            assertEquals(i == 0 ? State.CONNECTED : State.RECOVERED, at(from).state(), "return " + i);
            assertEquals(State.LOST, at(from + SECOND).state());
            assertEquals(from + SECOND, at(from + 49 * SECOND).sinceNanos());
        }
        assertEquals(State.GONE, at(SECOND).state());
        assertEquals(State.SUSPENDED, at(100_000 * SECOND).state());
        assertTrue(track.isClosedAt(SECOND));
        assertFalse(track.isClosedAt(102 * SECOND));
    }

    @Test
    void aShortReturnIsRecoveredSinceTheFirstOfSeveral() {
        comeAndGo(1);
        comeAndGo(3);
        track.connected(5 * SECOND, Via.WEBSOCKET);
        track.attached(5 * SECOND, true);
        assertEquals(3 * SECOND, at(6 * SECOND).sinceNanos());
        assertEquals(5 * SECOND, at(14 * SECOND).sinceNanos());
        assertEquals(State.CONNECTED, at(15 * SECOND).state());
    }

    @Test
    void framesThatEndedTransportsLeftUnwrittenStallNobody() {
        for (int i = 0; i < 3; i++) {
            track.connected((1 + i * 10L) * SECOND, Via.WEBSOCKET);
            track.attached((1 + i * 10L) * SECOND, true);
            track.handed((2 + i * 10L) * SECOND, false);
            track.handed((2 + i * 10L) * SECOND, false);
            assertEquals(State.STALLED, at((6 + i * 10L) * SECOND).state());
            assertEquals((2 + i * 10L) * SECOND, at((6 + i * 10L) * SECOND).sinceNanos());
            track.lost((7 + i * 10L) * SECOND, null, false);
        }
        track.connected(40 * SECOND, Via.WEBSOCKET);
        track.attached(40 * SECOND, true);
        assertEquals(State.CONNECTED, at(60 * SECOND).state());
    }
}
