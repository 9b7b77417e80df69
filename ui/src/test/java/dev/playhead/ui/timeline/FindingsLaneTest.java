package dev.playhead.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.api.LogSession;
import dev.playhead.transport.check.Finding;
import dev.playhead.transport.check.Severity;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.canvas.RecordedBrush;
import dev.playhead.ui.mark.PaintContext;
import dev.playhead.ui.theme.Palette;
import dev.playhead.ui.theme.Theme;
import dev.playhead.ui.time.TimeFolds;
import dev.playhead.ui.time.TimeScale;
import dev.playhead.ui.time.TimelineViewport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Over a golden recording, in which publishes were refused, and with findings of other kinds beside them.
@ExtendWith(FxToolkit.class)
class FindingsLaneTest {
    private static final Path RECORDING = Path.of("../transport/src/test/resources/golden/v1.playhead.mcap");
    private static final Palette COLOURS = Palette.of(Theme.DARK);

    private static Timeline timeline;
    private static List<Finding> found;
    private static TimeScale scale;

    @BeforeAll
    static void open() throws IOException, InterruptedException {
        try (var session = LogSession.open(RECORDING)) {
            session.awaitCaughtUp();
            timeline = session.timeline();
            found = session.findings();
        }
        scale = new TimeScale(timeline.startNanos(), timeline.endNanos(), 50_000);
    }

    private static FindingsLane lane(List<Finding> findings) {
        return FindingsLane.of(new LaneSource(timeline, findings)).getFirst();
    }

    private static Finding like(Finding finding, Severity severity, long atNanos) {
        return new Finding(
                finding.rule(),
                severity,
                finding.title(),
                finding.sentence(),
                finding.remedy(),
                atNanos,
                finding.channel(),
                finding.participant(),
                finding.evidence());
    }

    private static RecordedBrush drawn(FindingsLane lane, TimeScale shown) {
        var drawn = new RecordedBrush();
        lane.paint(drawn.brush(), new PaintContext(timeline, COLOURS, shown), 0);
        return drawn;
    }

    @Test
    void theOverviewHasAMarkForEachErrorWhateverTheZoom() {
        var one = found.getFirst();
        var all = new ArrayList<Finding>();
        for (int i = 0; i < 3; i++) {
            long at = timeline.startNanos() + (timeline.endNanos() - timeline.startNanos()) * (i + 1) / 4;
            all.add(like(one, Severity.ERROR, at));
            all.add(like(one, Severity.NOTE, at));
        }
        var whole = OverviewStrip.scale(timeline.startNanos(), timeline.endNanos(), 400, TimeFolds.NONE);
        var viewport = new TimelineViewport();
        viewport.session(timeline.startNanos(), timeline.endNanos());
        var drawn = new RecordedBrush();
        OverviewStrip.paint(drawn.brush(), new PaintContext(timeline, COLOURS, whole), viewport, all);
        assertEquals(
                3,
                drawn.strokes("polygon").stream()
                        .filter(mark -> mark.with().getFirst().equals(COLOURS.faultMark()))
                        .count());
        assertEquals(3, drawn.strokes("circle").size());
    }

    @Test
    void eachSeverityHasAShapeOfItsOwn() {
        long at = timeline.startNanos() + 1_000_000;
        var one = found.getFirst();
        var lane = lane(List.of(
                like(one, Severity.ERROR, at), like(one, Severity.WARNING, at + 1), like(one, Severity.NOTE, at + 2)));
        var drawn = drawn(lane, scale);
        assertEquals(1, drawn.strokes("circle").size());
        var polygons = drawn.strokes("polygon");
        assertEquals(
                List.of(COLOURS.warnMark(), COLOURS.faultMark()),
                polygons.stream().map(mark -> mark.with().getFirst()).toList());
        assertEquals(
                "1 error, 1 warning, 1 note", lane.header(timeline.endNanos()).name());
        assertEquals("none", lane.header(at - 1).name());
    }

    @Test
    void noneIsMergedAwayWhateverTheZoom() {
        var far = new TimeScale(timeline.startNanos() - 3_600_000_000_000L, timeline.endNanos(), 955);
        assertTrue(!found.isEmpty());
        assertEquals(found.size(), drawn(lane(found), far).strokes("polygon").size());
    }

    @Test
    void itsTitleStandsBesideAMarkThatHasRoom() {
        long at = timeline.startNanos() + 1_000_000;
        var one = found.getFirst();
        var crowded = lane(List.of(like(one, Severity.ERROR, at), like(one, Severity.ERROR, at + 1)));
        var titles = drawn(crowded, scale).strokes("text");
        assertEquals(1, titles.size(), "there is no room beside the first");
        assertTrue(titles.toString().contains(one.title()), titles::toString);
    }

    @Test
    void aClickChoosesTheFrameThatProvesIt() {
        var lane = lane(found);
        for (var finding : found) {
            var chosen = lane.hit(scale, scale.x(finding.atNanos()));
            assertTrue(chosen instanceof Selection.OfFrame, finding::toString);
            int row = ((Selection.OfFrame) chosen).row();
            assertTrue(finding.evidence().contains(timeline.frames().position(row)), finding::toString);
            var outlined = new RecordedBrush();
            var place = new LanePlace(
                    LaneLayout.EMPTY, LaneLayout.of(List.of(lane)).rows().getFirst(), 0, 400);
            lane.outline(outlined.brush(), new PaintContext(timeline, COLOURS, scale), place, chosen);
            assertEquals(1, outlined.strokes("box").size());
        }
        assertEquals(Selection.NONE, lane.hit(scale, -100));
    }

    @Test
    void theTooltipSaysWhatHappenedAndWhatToDo() {
        var finding = found.getFirst();
        var words = lane(found).tooltip(scale, finding.atNanos(), 10);
        assertTrue(words.contains(finding.sentence()) && words.contains(finding.remedy()), words);
        assertEquals("", lane(found).tooltip(scale, timeline.startNanos() - 1_000_000_000, 10));
    }

    @Test
    void thePlayheadStopsAtFindings() {
        var stops = new ArrayList<Long>();
        lane(found).snapPoints(timeline.startNanos(), timeline.endNanos(), stops::add);
        assertEquals(found.stream().map(Finding::atNanos).sorted().toList(), stops);
    }

    @Test
    void aSessionInWhichNothingWasFoundHasNoSuchLane() {
        assertTrue(FindingsLane.of(new LaneSource(timeline, List.of())).isEmpty());
    }
}
