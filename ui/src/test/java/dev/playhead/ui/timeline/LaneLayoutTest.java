package dev.playhead.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.MemberTrack;
import dev.playhead.transport.insight.Span;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaneLayoutTest {
    private static final double ROOM = 150;

    private final LaneLayout layout = LaneLayout.of(ExampleSession.timeline());

    @Test
    void faultsStayInSightHoweverLittleRoomThereIs() {
        var faults = layout.rows().getLast();
        assertInstanceOf(FaultsLane.class, faults.lane());
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
        assertEquals(List.of(0, 0, 1), PresenceLane.lines(List.of(open, later, inside)));
    }

    private static MemberTrack member(ChannelId channel, long fromNanos) {
        return new MemberTrack(channel, "ann", 0, new Span(fromNanos, fromNanos + 5), Span.OPEN);
    }

    @Test
    void pointerFindsThePinnedRowBeforeWhatLiesUnderIt() {
        assertInstanceOf(FaultsLane.class, layout.rowAt(ROOM - 2, 0, ROOM).lane());
        assertInstanceOf(RunsLane.class, layout.rowAt(2, 0, ROOM).lane());
        var devices = layout.rows().stream()
                .filter(row -> row.lane() instanceof DeviceLane)
                .findFirst()
                .orElseThrow();
        assertEquals(devices, layout.rowAt(1, devices.y(), ROOM));
    }

    @Test
    void pinnedLanesLieOneBelowTheOtherAtTheLowerEdge() {
        var faults = FaultsLane.of(ExampleSession.timeline()).getFirst();
        var lanes = new ArrayList<Lane>(DeviceLane.of(ExampleSession.timeline()));
        lanes.add(faults);
        lanes.add(faults);
        var both = LaneLayout.of(lanes);
        assertEquals(
                List.of(true, false, false, true, false),
                both.rows().stream().map(LaneLayout.Row::first).toList());
        double room = faults.height() * 3;
        assertEquals(faults.height(), both.top(both.pinned().getFirst(), 0, room));
        assertEquals(2 * faults.height(), both.top(both.pinned().getLast(), 0, room));
    }

    @Test
    void namesSayWhatIsSoAtTheMoment() {
        assertEquals("Presence, 4 members 1 not seen", accessible(PresenceLane.class, 126));
        assertEquals("Faults, 1 on, 3 so far", accessible(FaultsLane.class, 126));
        assertEquals("Faults, none", accessible(FaultsLane.class, 100));
        assertEquals("Channel, ai:trip-42 by serial", accessible(ChannelLane.class, 100));
    }

    private String accessible(Class<? extends Lane> kind, double seconds) {
        return layout.rows().stream()
                .map(LaneLayout.Row::lane)
                .filter(kind::isInstance)
                .findFirst()
                .orElseThrow()
                .accessibleText(ExampleSession.at(seconds));
    }
}
