package dev.playhead.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.ChannelTrack;
import dev.playhead.transport.insight.ChannelTrack.Change;
import dev.playhead.transport.insight.ChannelTrack.MessageMark;
import dev.playhead.transport.insight.EventSeries;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.canvas.RecordedBrush;
import dev.playhead.ui.mark.DeviceBand;
import dev.playhead.ui.mark.PaintContext;
import dev.playhead.ui.mark.TickStrip;
import dev.playhead.ui.theme.Palette;
import dev.playhead.ui.theme.Theme;
import dev.playhead.ui.time.TimeScale;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FxToolkit.class)
class LaneMarksTest {
    private static final Palette COLOURS = Palette.of(Theme.DARK);

    private final Timeline timeline = ExampleSession.timeline();
    private final RecordedBrush drawn = new RecordedBrush();

    @Test
    void whatIsGroupedSaysSo() {
        var timeline = ExampleSession.timeline();
        var far = new TimeScale(ExampleSession.at(0), ExampleSession.at(128.4), 700);
        for (var lane : List.of(
                DeviceLane.of(timeline).getFirst(), RunsLane.of(timeline).getFirst())) {
            var grouped = new RecordedBrush();
            lane.paint(grouped.brush(), new PaintContext(timeline, COLOURS, far), 0);
            assertTrue(
                    grouped.strokes("text").stream()
                            .anyMatch(text -> text.with().getFirst().toString().contains("grouped")),
                    lane.heading());
        }
        var near = new TimeScale(ExampleSession.at(107.4), ExampleSession.at(108), 1000);
        DeviceLane.of(timeline).getFirst().paint(drawn.brush(), new PaintContext(timeline, COLOURS, near), 0);
        assertTrue(drawn.strokes("text").isEmpty());
    }

    @Test
    void cutOfAnHourAgoIsStillThreePixelsWide() {
        var hours = new TimeScale(ExampleSession.at(-36_000), ExampleSession.at(36_000), 955);
        DeviceBand.paint(
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
        DeviceBand.paint(
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
    void aFrameThatIsStoppedIsAnAmberBarFromThenOn() {
        var holding = ExampleBreakpoint.timeline();
        var scale = new TimeScale(ExampleSession.at(118.4), ExampleSession.at(128.4), 1000);
        new DeviceLane(holding, holding.tracks().get(2))
                .paint(drawn.brush(), new PaintContext(holding, COLOURS, scale), 0);
        var bar = drawn.strokes("rect").getLast();
        assertEquals(900, (double) bar.with().get(0), 1);
        assertEquals(100, (double) bar.with().get(2), 1);
        assertEquals(COLOURS.warnMark(), bar.with().get(4));
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
        assertEquals(2, RunsLane.of(timeline).size());
        assertEquals(3, DeviceLane.of(timeline).size());
    }

    @Test
    void aCutThatBeganLongAgoShowsItsBacklogFromTheLeftEdge() {
        var scale = new TimeScale(ExampleSession.at(126), ExampleSession.at(127), 955);
        DeviceBand.paint(
                drawn.brush(),
                new PaintContext(timeline, COLOURS, scale),
                timeline.tracks().get(1),
                0,
                32);
        var area = drawn.strokes("polygon").stream()
                .filter(polygon -> COLOURS.faultMark().equals(polygon.with().getFirst()))
                .map(polygon -> (double[]) polygon.with().get(2))
                .filter(points -> points.length > 12)
                .findFirst()
                .orElseThrow();
        double missedBefore =
                timeline.tracks().get(1).absences().get(1).missed().countUntil(ExampleSession.at(126));
        assertTrue(missedBefore > 10);
        assertTrue(area[5] < 25 - 1, "the first step begins above the floor");
        assertTrue(area.length < 4 * 60, "only what is on screen is drawn");
    }

    @Test
    void aChannelWithManyMessagesDrawsOnlyThoseOnScreen() {
        var messages = new ArrayList<MessageMark>();
        for (int i = 0; i < 100_000; i++) {
            double at = i * 0.001;
            var edit = new Change(ExampleSession.at(at + 60), false, 2);
            var changes = i == 7 ? List.of(edit) : List.<Change>of();
            messages.add(ExampleSession.message("m" + i, i + 1, at, at + 0.0005, 1, true, changes, -1, -1));
        }
        var many = ExampleSession.with(timeline, new ChannelTrack(ChannelId.shared("many"), messages));
        var scale = new TimeScale(ExampleSession.at(50), ExampleSession.at(50.1), 955);
        var lane = ChannelLane.of(many).getFirst();
        lane.paint(drawn.brush(), new PaintContext(many, COLOURS, scale), 0);
        assertEquals(
                Set.of(true),
                drawn.strokes("circle").stream()
                        .map(circle -> Math.abs((double) circle.with().getFirst() - 477) < 955)
                        .collect(Collectors.toSet()));
        assertEquals(105, drawn.strokes("circle").size(), 3, "one for each message on screen and one for the edit");
        assertEquals(1, drawn.strokes("curve").size(), "the edit of an earlier message reaches over the screen");
        assertEquals(new Selection.OfMessage(0, 50_020), lane.hit(scale, 955 * 0.2 + 1));
    }
}
