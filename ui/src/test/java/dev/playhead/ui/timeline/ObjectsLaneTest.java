package dev.playhead.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.canvas.RecordedBrush;
import dev.playhead.ui.mark.PaintContext;
import dev.playhead.ui.theme.Palette;
import dev.playhead.ui.theme.Theme;
import dev.playhead.ui.time.TimeScale;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Marks of changes of objects, over the example session.
@ExtendWith(FxToolkit.class)
class ObjectsLaneTest {
    private static final Palette COLOURS = Palette.of(Theme.DARK);

    private final Timeline timeline = ExampleObjects.timeline();
    private final ObjectsLane lane = ObjectsLane.of(timeline).getFirst();
    private final TimeScale scale = new TimeScale(ExampleSession.at(100), ExampleSession.at(128.4), 1000);

    private RecordedBrush painted(TimeScale at) {
        var drawn = new RecordedBrush();
        lane.paint(drawn.brush(), new PaintContext(timeline, COLOURS, at), 0);
        return drawn;
    }

    @Test
    void aSessionWithoutObjectsHasNoLane() {
        assertEquals(List.of(), ObjectsLane.of(ExampleSession.timeline()));
    }

    @Test
    void eachChangeHasTheColourOfItsWriterAndTheShapeOfItsKind() {
        var drawn = painted(scale);
        assertEquals(1, drawn.strokes("cross").size()); // the hotel
        assertEquals(2, drawn.strokes("polygon").size()); // two stops that were changed
        assertEquals(8, drawn.strokes("rect").size()); // what was added
        assertEquals(COLOURS.id(1), drawn.strokes("cross").getFirst().with().get(3));
    }

    @Test
    void aRemovalStaysWhateverTheZoom() {
        var far = new TimeScale(ExampleSession.at(0) - 36_000_000_000_000L, ExampleSession.at(128.4), 955);
        var drawn = painted(far);
        assertEquals(1, drawn.strokes("cross").size());
        assertTrue(drawn.strokes("rect").size() + drawn.strokes("circle").size() <= 2);
    }

    @Test
    void aMarkIsTheFrameThatBroughtIt() {
        var hit = assertInstanceOf(Selection.OfFrame.class, lane.hit(scale, scale.x(ExampleSession.at(125.88))));
        assertEquals(timeline.frames().rowAt(ExampleSession.at(125.88)), hit.row());
        var drawn = new RecordedBrush();
        lane.outline(
                drawn.brush(),
                new PaintContext(timeline, COLOURS, scale),
                new LanePlace(
                        LaneLayout.EMPTY, LaneLayout.of(List.of(lane)).rows().getFirst(), 0, 400),
                hit);
        assertFalse(drawn.strokes("box").isEmpty());
        assertEquals(Selection.NONE, lane.hit(scale, scale.x(ExampleSession.at(110))));
    }

    @Test
    void theTooltipSaysWhatWhoAndWhen() {
        assertEquals(
                "budget added 20, now 540\nplanner, 02:05.880", lane.tooltip(scale, ExampleSession.at(125.88), 12));
        assertEquals("hotel removed\nLaptop, 02:02.600", lane.tooltip(scale, ExampleSession.at(122.6), 12));
        assertEquals(
                "stops.1 set to \u201cCity walls\u201d\nplanner, 02:04.000",
                lane.tooltip(scale, ExampleSession.at(124), 12));
    }

    @Test
    void theHeaderCountsUntilThePlayhead() {
        assertEquals(
                "ai:trip-42\n0 changes", lane.header(ExampleSession.at(104)).name());
        assertEquals(
                "ai:trip-42\n2 changes", lane.header(ExampleSession.at(104.5)).name());
    }
}
