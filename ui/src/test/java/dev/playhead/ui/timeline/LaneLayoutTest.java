package dev.playhead.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.ui.timeline.LaneLayout.Kind;
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
