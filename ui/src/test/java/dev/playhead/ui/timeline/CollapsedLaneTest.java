package dev.playhead.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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

@ExtendWith(FxToolkit.class)
class CollapsedLaneTest {
    private static final Palette COLOURS = Palette.of(Theme.DARK);

    private final Timeline timeline = ExampleSession.timeline();
    private final CollapsedLane devices = CollapsedLane.group(DeviceLane.of(timeline));

    @Test
    void aCutOfAnHourAgoIsStillThreePixelsWideWhenItsGroupIsFolded() {
        var errors = rects(devices, -36_000, 36_000, COLOURS.faultMark());
        assertFalse(errors.isEmpty());
        errors.forEach(error -> assertTrue((double) error.with().get(2) >= 3, error::toString));
        assertTrue((double) errors.getFirst().with().get(3) > 8, "higher than the strip: not by its colour alone");
    }

    @Test
    void whatIsWellIsGroupedAndSaysSo() {
        var drawn = drawn(devices, 0, 128.4);
        assertTrue(drawn.strokes("text").stream().anyMatch(text -> text.with().contains("grouped")));
        assertTrue(drawn.strokes("rect").size() < 955, "at most a mark for each pixel");
    }

    @Test
    void onlyWhatIsOnScreenIsDrawn() {
        var before = rects(devices, 60, 100, COLOURS.faultMark());
        assertEquals(List.of(), before, "both cuts are later");
        assertEquals(1, rects(devices, 105, 115, COLOURS.faultMark()).size());
    }

    @Test
    void theNameSaysHowManyErrorsThereWereByThen() {
        assertEquals("no errors", devices.header(ExampleSession.at(100)).name());
        assertEquals("1 error", devices.header(ExampleSession.at(110)).name());
        assertEquals("2 errors", devices.header(ExampleSession.at(126)).name());
        assertEquals("Devices, 3 lanes folded, 2 errors", devices.accessibleText(ExampleSession.at(126)));
    }

    @Test
    void everyKindOfLaneCanBeFolded() {
        for (var lane : Lane.of(timeline)) {
            var folded = CollapsedLane.of(lane);
            assertEquals(lane.heading(), folded.heading());
            assertEquals(lane.id(), folded.id());
            assertFalse(drawn(folded, 0, 128.4).strokes("rect").isEmpty(), lane.heading());
            assertTrue(folded.accessibleText(timeline.endNanos()).endsWith(", folded"));
        }
    }

    @Test
    void aClickIntoManyDevicesChoosesNone() {
        var scale = new TimeScale(ExampleSession.at(103), ExampleSession.at(128), 955);
        assertEquals(Selection.NONE, devices.hit(scale, 400));
        var phone = CollapsedLane.of(DeviceLane.of(timeline).get(1));
        assertTrue(phone.hit(scale, 400) instanceof Selection.OfDevice(int participant, long at) && participant == 1);
        var runs = CollapsedLane.group(RunsLane.of(timeline));
        assertEquals(new Selection.OfRun(4), runs.hit(scale, scale.x(ExampleSession.at(110))));
    }

    @Test
    void linesToADeviceEndAtItsFoldedGroup() {
        assertTrue(devices.shows(1));
        assertFalse(devices.shows(3));
        assertFalse(devices.shows(-1));
    }

    private List<RecordedBrush.Stroke> rects(Lane lane, double from, double to, Object colour) {
        return drawn(lane, from, to).strokes("rect").stream()
                .filter(rect -> rect.with().get(4).equals(colour))
                .toList();
    }

    private RecordedBrush drawn(Lane lane, double from, double to) {
        var drawn = new RecordedBrush();
        var scale = new TimeScale(ExampleSession.at(from), ExampleSession.at(to), 955);
        lane.paint(drawn.brush(), new PaintContext(timeline, COLOURS, scale), 0);
        return drawn;
    }
}
