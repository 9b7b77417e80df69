package dev.playhead.ui.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.ConnectionEnd;
import dev.playhead.transport.insight.ConnectionStatus;
import dev.playhead.transport.insight.DeviceTrack;
import dev.playhead.transport.insight.EventSeries;
import dev.playhead.transport.insight.Gap;
import dev.playhead.transport.insight.Span;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.session.CloseReason;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a tile and a card say of what cannot come any more.
class StatusTextTest {
    private static final long S = 1_000_000_000L;

    @Test
    void pastTheTimeForWhichAConnectionIsKeptNothingCanBeResumed() {
        var connectionStatus = new ConnectionStatus(0, ConnectionStatus.State.SUSPENDED, 10 * S, -1, 3, null);
        assertEquals("suspended 130.0 s, nothing can be resumed any more", StatusText.of(connectionStatus, 140 * S));
        assertEquals("suspended 130.0 s", StatusText.brief(connectionStatus, 140 * S));
    }

    @Test
    void whatFellIntoAHoleIsCountedUntilItCame() {
        var cause = new ErrorInfo(90005, 400, "Another broker.");
        var gap = new Gap(
                ChannelId.shared("room"),
                new Span(0, 5 * S),
                cause,
                List.of(new Gap.Missing("a", Span.OPEN), new Gap.Missing("b", 9 * S)));
        var track = track(List.of(gap), List.of());
        assertEquals("", StatusText.missing(track, 4 * S));
        assertEquals(", 2 messages missing", StatusText.missing(track, 5 * S));
        assertEquals(", 1 message missing", StatusText.missing(track, 9 * S));
        assertEquals(
                "1 message of room missing on this device: continuity lost, 90005 Another broker.",
                StatusText.gap(gap, 9 * S));
    }

    @Test
    void whoIsGoneSaysHowItsConnectionEnded() {
        var reason = new CloseReason(CloseReason.Kind.CLIENT_CLOSED, 4001, "going to sleep");
        var track = track(List.of(), List.of(new ConnectionEnd(5 * S, reason, null)));
        var gone = new ConnectionStatus(0, ConnectionStatus.State.GONE, 5 * S, -1, 0, null);
        assertEquals(", closed by the client, 4001 going to sleep", StatusText.ended(gone, track, 9 * S));
        assertEquals("", StatusText.ended(gone, track, 4 * S));
        var connected = new ConnectionStatus(0, ConnectionStatus.State.CONNECTED, 5 * S, -1, 0, null);
        assertEquals("", StatusText.ended(connected, track, 9 * S));
    }

    private static DeviceTrack track(List<Gap> gaps, List<ConnectionEnd> ends) {
        return new DeviceTrack(0, List.of(), EventSeries.NONE, List.of(), List.of(), List.of(), gaps, ends);
    }
}
