package dev.playhead.ui.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.ui.time.TimeScale;
import dev.playhead.ui.time.TimelineViewport;
import java.util.ArrayList;
import java.util.List;
import javafx.event.EventType;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;

class OverviewDragTest {
    private static final long SECOND = 1_000_000_000;

    private final TimelineViewport viewport = new TimelineViewport();
    private final TimeScale scale = new TimeScale(0, 100 * SECOND, 1000);
    private final List<Double> scrubbed = new ArrayList<>();
    private final OverviewDrag drag = new OverviewDrag(viewport, () -> scale, e -> scrubbed.add(e.getX()));

    OverviewDragTest() {
        viewport.session(0, 100 * SECOND);
        viewport.show(20 * SECOND, 40 * SECOND);
    }

    @Test
    void handlesChangeWhatIsOnScreen() {
        drag.press(at(203));
        drag.drag(at(100));
        assertEquals(10 * SECOND, viewport.fromNanos());
        assertEquals(40 * SECOND, viewport.toNanos());
        drag.press(at(398));
        drag.drag(at(600));
        assertEquals(10 * SECOND, viewport.fromNanos());
        assertEquals(60 * SECOND, viewport.toNanos());
        assertEquals(List.of(), scrubbed);
        assertFalse(viewport.isFollowing());
    }

    @Test
    void handlesDoNotPassEachOther() {
        drag.press(at(200));
        drag.drag(at(900));
        assertTrue(viewport.fromNanos() < viewport.toNanos());
        assertTrue(viewport.toNanos() - viewport.fromNanos() < SECOND);
    }

    @Test
    void everythingElseMovesThePlayhead() {
        drag.press(at(300));
        drag.drag(at(310));
        assertEquals(List.of(300.0, 310.0), scrubbed);
    }

    private static MouseEvent at(double x) {
        EventType<MouseEvent> type = MouseEvent.MOUSE_DRAGGED;
        return new MouseEvent(
                type,
                x,
                5,
                x,
                5,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                true,
                false,
                true,
                null);
    }
}
