package dev.playhead.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.api.LogSession;
import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.canvas.RecordedBrush;
import dev.playhead.ui.mark.PaintContext;
import dev.playhead.ui.theme.Palette;
import dev.playhead.ui.theme.Theme;
import dev.playhead.ui.time.TimeScale;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Over a golden recording, which holds seven requests: four accepted and three refused.
@ExtendWith(FxToolkit.class)
class RestLaneTest {
    private static final Path RECORDING = Path.of("../transport/src/test/resources/golden/v1.playhead.mcap");
    private static final Palette COLOURS = Palette.of(Theme.DARK);
    private static final int REFUSED = 2;

    private static Timeline timeline;
    private static RestLane lane;
    private static TimeScale scale;

    @BeforeAll
    static void open() throws IOException, InterruptedException {
        try (var session = LogSession.open(RECORDING)) {
            session.awaitCaughtUp();
            timeline = session.timeline();
        }
        lane = RestLane.of(timeline).getFirst();
        scale = new TimeScale(timeline.startNanos(), timeline.endNanos(), 50_000);
    }

    @Test
    void refusedOnesAreDiamondsInTheColourOfFaults() {
        var drawn = new RecordedBrush();
        lane.paint(drawn.brush(), new PaintContext(timeline, COLOURS, scale), 0);
        assertEquals(3, drawn.strokes("polygon").size());
        drawn.strokes("polygon")
                .forEach(mark -> assertEquals(COLOURS.faultMark(), mark.with().getFirst()));
        assertEquals(4, drawn.strokes("rect").size());
        drawn.strokes("rect")
                .forEach(mark -> assertEquals(COLOURS.ink(), mark.with().get(4)));
    }

    @Test
    void refusedOnesStayWhateverTheZoom() {
        var drawn = new RecordedBrush();
        var far = new TimeScale(timeline.startNanos() - 3_600_000_000_000L, timeline.endNanos(), 955);
        lane.paint(drawn.brush(), new PaintContext(timeline, COLOURS, far), 0);
        assertTrue(!drawn.strokes("polygon").isEmpty());
    }

    @Test
    void tooltipSaysWhatWasAskedAndHowItWasAnswered() {
        assertTrue(
                tooltip(REFUSED).matches("POST /channels/chat/messages\nrefused with 401, 40\\d{3} after .* ms, .*"),
                () -> tooltip(REFUSED));
        assertTrue(
                tooltip(1).matches("POST /channels/chat/messages\\?key=a\\.b:\\*\\*\\*\n201 after .* ms, .*"),
                () -> tooltip(1));
        assertEquals("", lane.tooltip(scale, timeline.startNanos(), 10));
    }

    @Test
    void aClickChoosesTheFrameOfTheRequest() {
        int row = timeline.rest().row(REFUSED);
        var chosen = lane.hit(scale, scale.x(at(REFUSED)) + 1);
        assertEquals(new Selection.OfFrame(row), chosen);
        assertEquals(Frames.Way.IN, timeline.frames().way(row));
        var drawn = new RecordedBrush();
        var place = new LanePlace(
                LaneLayout.EMPTY, LaneLayout.of(List.of(lane)).rows().getFirst(), 0, 400);
        lane.outline(drawn.brush(), new PaintContext(timeline, COLOURS, scale), place, chosen);
        assertEquals(1, drawn.strokes("box").size());
        assertEquals(Selection.NONE, lane.hit(scale, 0));
    }

    @Test
    void nameCountsWhatHasHappenedByThen() {
        assertEquals("7, 3 refused", lane.header(timeline.endNanos()).name());
        assertEquals("none", lane.header(timeline.startNanos()).name());
        assertEquals("1 request", lane.header(at(0)).name());
    }

    @Test
    void aSessionWithoutRequestsHasNoSuchLane() {
        var timeline = ExampleSession.timeline();
        assertFalse(RestLane.of(timeline).isEmpty());
        var without = ExampleSession.with(timeline, timeline.channels().getFirst());
        assertTrue(RestLane.of(without).isEmpty());
    }

    private static String tooltip(int request) {
        return lane.tooltip(scale, at(request), 10);
    }

    private static long at(int request) {
        return timeline.frames().atNanos(timeline.rest().row(request));
    }
}
