package dev.playhead.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.EventSeries;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.theme.Palette;
import dev.playhead.ui.theme.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FxToolkit.class)
class LaneMarksTest {
    private static final Palette COLOURS = Palette.of(Theme.DARK);

    private final Timeline timeline = ExampleSession.timeline();
    private final RecordedBrush drawn = new RecordedBrush();

    @Test
    void cutOfAnHourAgoIsStillThreePixelsWide() {
        var hours = new TimeScale(ExampleSession.at(-36_000), ExampleSession.at(36_000), 955);
        DeviceLane.paint(
                drawn.brush(),
                new PaintContext(timeline, COLOURS, hours),
                timeline.tracks().get(1),
                0,
                32);
        var boxes = drawn.strokes("box");
        assertEquals(2, boxes.size());
        boxes.forEach(box -> {
            assertTrue((double) box.with().get(2) >= 3);
            assertEquals(COLOURS.faultMark(), box.with().get(4));
        });
    }

    @Test
    void resumeWithReplayHasABracketAndSaysHowMany() {
        var scale = new TimeScale(ExampleSession.at(103.6), ExampleSession.at(128.6), 955);
        DeviceLane.paint(
                drawn.brush(),
                new PaintContext(timeline, COLOURS, scale),
                timeline.tracks().get(1),
                0,
                32);
        assertTrue(drawn.strokes("text").stream().anyMatch(text -> text.with().contains("resumed, 40 replayed")));
        assertTrue(drawn.strokes("text").stream().anyMatch(text -> text.with().contains("cut 2.8 s")));
        assertTrue(drawn.strokes("rounded").stream()
                .anyMatch(box -> COLOURS.okMark().equals(box.with().getLast())));
    }

    @Test
    void ticksBecomeAHeatStripWhenThereIsNoRoom() {
        var many = new EventSeries.Writer();
        for (int i = 0; i < 100_000; i++) {
            many.add(i * 1000L, 1, (byte) 0);
        }
        var scale = new TimeScale(0, 100_000_000L, 500);
        boolean grouped = TickStrip.paint(
                drawn.brush(),
                scale,
                many.published(),
                0,
                10,
                COLOURS.ink(),
                i -> new TickStrip.Mark(1, 1, COLOURS.ink(), 1));
        assertTrue(grouped);
        assertTrue(drawn.strokes("rect").size() <= 500, "at most one mark a pixel");
        assertFalse(drawn.strokes("rect").isEmpty());
    }

    @Test
    void runsThatOverlapGetRowsOfTheirOwn() {
        var rows = LaneLayout.of(timeline).rows();
        assertEquals(
                2,
                rows.stream().filter(row -> row.kind() == LaneLayout.Kind.RUNS).count());
        assertEquals(
                3,
                rows.stream()
                        .filter(row -> row.kind() == LaneLayout.Kind.DEVICES)
                        .count());
    }
}
