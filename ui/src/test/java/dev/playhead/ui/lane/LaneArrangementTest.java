package dev.playhead.ui.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LaneArrangementTest {
    private static final List<String> DEVICES = List.of("Devices/Laptop", "Devices/Phone", "Devices/Tablet");

    @Test
    void whatIsDoneTwiceIsUndone() {
        var folded = LaneArrangement.NONE.toggled("Devices").pinToggled("Devices/Phone");
        assertTrue(folded.isCollapsed("Devices"));
        assertTrue(folded.isPinned("Devices/Phone"));
        assertEquals(LaneArrangement.NONE, folded.toggled("Devices").pinToggled("Devices/Phone"));
    }

    @Test
    void aLaneMovesAmongItsSiblingsAndNoFurther() {
        var up = LaneArrangement.NONE.moved(DEVICES, "Devices/Tablet", -1);
        assertEquals(List.of("Devices/Laptop", "Devices/Tablet", "Devices/Phone"), up.arranged("Devices", DEVICES));
        assertSame(LaneArrangement.NONE, LaneArrangement.NONE.moved(DEVICES, "Devices/Laptop", -1));
        assertSame(LaneArrangement.NONE, LaneArrangement.NONE.moved(DEVICES, "Devices/Tablet", 1));
        assertEquals(List.of("Agents/maps"), up.arranged("Agents", List.of("Agents/maps")));
    }

    @Test
    void whoComesLaterStandsBehindTheOneThatItFollowsByNature() {
        var tabletFirst = LaneArrangement.NONE.placed(DEVICES, "Devices/Tablet", 0);
        var later = List.of("Devices/Watch", "Devices/Laptop", "Devices/Car", "Devices/Phone", "Devices/Tablet");
        assertEquals(
                List.of("Devices/Watch", "Devices/Tablet", "Devices/Laptop", "Devices/Car", "Devices/Phone"),
                tabletFirst.arranged("Devices", later));
    }

    @Test
    void thoseOfAnotherSessionKeepTheirOrder() {
        var before = LaneArrangement.NONE.placed(DEVICES, "Devices/Tablet", 0);
        var other = List.of("Devices/Car", "Devices/Watch");
        var after = before.placed(other, "Devices/Watch", 0);
        assertEquals(other.reversed(), after.arranged("Devices", other));
        assertEquals(List.of("Devices/Tablet", "Devices/Laptop", "Devices/Phone"), after.arranged("Devices", DEVICES));
    }

    @Test
    void itIsReadAsItWasWritten() {
        var arrangement = LaneArrangement.NONE
                .toggled("Agents")
                .toggled("Channel/ai:trip")
                .pinToggled("Devices/Phone")
                .moved(DEVICES, "Devices/Phone", -1)
                .moved(List.of("Runs", "Devices"), "Devices", -1)
                .resized("Devices/Phone", 64)
                .idleToggled();
        assertEquals(arrangement, LaneArrangement.of(arrangement.lists(), arrangement.heights()));
        assertEquals(Map.of(), LaneArrangement.NONE.lists());
    }

    @Test
    void channelsThatWereChosenAreOfOneSession() {
        var chosen = LaneArrangement.NONE.withChannels(Set.of("a"));
        assertEquals(LaneArrangement.NONE, LaneArrangement.of(chosen.lists(), chosen.heights()));
    }

    @Test
    void aHeightIsForgottenWhenItIsReset() {
        var high = LaneArrangement.NONE.resized("Devices/Phone", 64);
        assertEquals(64, high.height("Devices/Phone", 32));
        assertEquals(32, high.resetHeight("Devices/Phone").height("Devices/Phone", 32));
    }

    @Test
    void veryOldNamesAreForgottenFirst() {
        var many = LaneArrangement.NONE;
        for (int i = 0; i < 500; i++) {
            many = many.toggled("Channel/" + i);
        }
        assertFalse(many.isCollapsed("Channel/0"));
        assertTrue(many.isCollapsed("Channel/499"));
    }
}
