package dev.playhead.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.MemberTrack;
import dev.playhead.transport.insight.Span;
import dev.playhead.ui.lane.LaneArrangement;
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

    @Test
    void aFoldedGroupIsOneRowAndWhoIsPinnedStaysBesideIt() {
        var lanes = Lane.of(ExampleSession.timeline());
        var folded = LaneLayout.of(lanes, LaneArrangement.NONE.toggled("Devices"));
        var devices = rows(folded, "Devices");
        assertEquals(List.of("Devices"), keys(devices));
        assertInstanceOf(CollapsedLane.class, devices.getFirst().lane());
        assertTrue(folded.height() < layout.height());
        var pinned =
                LaneLayout.of(lanes, LaneArrangement.NONE.toggled("Devices").pinToggled("Devices/Phone"));
        assertEquals(List.of("Devices", "Devices/Phone"), keys(rows(pinned, "Devices")));
        assertInstanceOf(DeviceLane.class, rows(pinned, "Devices").getLast().lane());
    }

    @Test
    void aLaneThatSomebodyPinnedStaysAtTheEdgeThatItIsScrolledTo() {
        var lanes = Lane.of(ExampleSession.timeline());
        var pinned = LaneLayout.of(
                lanes, LaneArrangement.NONE.pinToggled("Devices/Phone").pinToggled("Agents/maps"));
        var phone = row(pinned, "Devices/Phone");
        var maps = row(pinned, "Agents/maps");
        double room = 200;
        assertEquals(phone.y(), pinned.top(phone, 0, room), "in its place as long as that is in sight");
        double end = pinned.height() - room;
        assertEquals(0, pinned.top(phone, end, room));
        assertEquals(phone.height(), pinned.top(maps, end, room), "one below the other");
        assertEquals(room - maps.below(), pinned.top(maps, 0, room), "and above the faults when it is still below");
        assertEquals(phone, pinned.rowAt(5, end, room));
    }

    @Test
    void lanesAndGroupsLieInTheOrderThatSomebodyGaveThem() {
        var lanes = Lane.of(ExampleSession.timeline());
        var arrangement = LaneArrangement.NONE
                .moved(layout.siblings("Devices/Phone"), "Devices/Phone", -1)
                .moved(layout.siblings("Devices"), "Devices", -1);
        var arranged = LaneLayout.of(lanes, arrangement);
        assertEquals("Devices/Phone", arranged.rows().getFirst().key());
        assertEquals("Faults", arranged.rows().getLast().group(), "whatever is moved");
        assertFalse(arranged.groups().contains("Faults"));
    }

    @Test
    void whatIsDroppedGoesToThePlaceUnderThePointer() {
        var tablet = row(layout, "Devices/Tablet");
        assertEquals(
                0,
                layout.indexAt("Devices/Tablet", row(layout, "Devices/Laptop").y()));
        assertEquals(2, layout.indexAt("Devices/Laptop", tablet.y() + tablet.height() - 1));
        assertEquals(0, layout.indexAt("Channel", 0));
    }

    @Test
    void aHeightStaysWithinWhatItsMarksNeed() {
        var lanes = Lane.of(ExampleSession.timeline());
        var high = LaneLayout.of(
                lanes,
                LaneArrangement.NONE
                        .resized("Devices/Phone", 64)
                        .resized("Devices/Laptop", 1)
                        .resized("Runs/planner", 9_999));
        assertEquals(64, row(high, "Devices/Phone").height());
        assertEquals(24, row(high, "Devices/Laptop").height());
        assertEquals(240, row(high, "Runs/planner").height());
    }

    @Test
    void twoOfTheSameNameAreTwo() {
        var lane = FaultsLane.of(ExampleSession.timeline()).getFirst();
        var two = LaneLayout.of(List.of(lane, lane));
        assertEquals(List.of("Faults/rules", "Faults/rules 2"), keys(two.rows()));
    }

    private static List<LaneLayout.Row> rows(LaneLayout of, String group) {
        return of.rows().stream().filter(row -> row.group().equals(group)).toList();
    }

    private static List<String> keys(List<LaneLayout.Row> rows) {
        return rows.stream().map(LaneLayout.Row::key).toList();
    }

    private static LaneLayout.Row row(LaneLayout of, String key) {
        return of.rows().stream()
                .filter(row -> row.key().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
