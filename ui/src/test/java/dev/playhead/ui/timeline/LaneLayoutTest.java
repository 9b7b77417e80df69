package dev.playhead.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.MemberTrack;
import dev.playhead.transport.insight.Span;
import dev.playhead.ui.timeline.LaneLayout.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaneLayoutTest {
    private static final double ROOM = 150;

    private final LaneLayout layout = LaneLayout.of(ExampleSession.timeline());

    @Test
    void faultsStayInSightHoweverLittleRoomThereIs() {
        var faults = layout.rows().getLast();
        assertEquals(Kind.FAULTS, faults.kind());
        assertTrue(layout.height() > ROOM);
        for (double scroll : new double[] {0, 40, layout.height() - ROOM}) {
            assertEquals(ROOM - faults.height(), layout.top(faults, scroll, ROOM));
        }
        assertEquals(faults.y(), layout.top(faults, 0, layout.height() + 100), "in its place where there is room");
    }

    @Test
    void whoIsPresentInTwoAppsHasALineInEach() {
        var open = member(ChannelId.shared("chat"), 0);
        var later = member(ChannelId.shared("chat"), 10);
        var inside = member(new ChannelId("abc123", "chat"), 20);
        assertEquals(List.of(0, 0, 1), LaneLayout.memberLines(List.of(open, later, inside)));
    }

    private static MemberTrack member(ChannelId channel, long fromNanos) {
        return new MemberTrack(channel, "ann", 0, new Span(fromNanos, fromNanos + 5), Span.OPEN);
    }

    @Test
    void pointerFindsThePinnedRowBeforeWhatLiesUnderIt() {
        assertEquals(Kind.FAULTS, layout.rowAt(ROOM - 2, 0, ROOM).kind());
        assertEquals(Kind.RUNS, layout.rowAt(2, 0, ROOM).kind());
        var devices = layout.rows().stream()
                .filter(row -> row.kind() == Kind.DEVICES)
                .findFirst()
                .orElseThrow();
        assertEquals(devices, layout.rowAt(1, devices.y(), ROOM));
    }
}
