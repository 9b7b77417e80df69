package dev.playhead.ui.compare.band;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.compare.ComparedRun;
import dev.playhead.transport.compare.PairState;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.EventSeries;
import dev.playhead.transport.insight.Run;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.canvas.RecordedBrush;
import dev.playhead.ui.theme.Palette;
import dev.playhead.ui.theme.Theme;
import dev.playhead.ui.time.TimeScale;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Bands between runs of two sides whose clocks begin at other moments.
class BandsPainterTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long START_A = 5_000 * SECOND;
    private static final long START_B = 9_000 * SECOND;
    private static final Palette COLOURS = Palette.of(Theme.DARK);
    private static final BandRows ROWS = new BandRows(3);

    private final RecordedBrush recorded = new RecordedBrush();

    private static ComparedRun run(int number, String agent, long start, double from, double to) {
        long began = start + Math.round(from * SECOND);
        long ended = start + Math.round(to * SECOND);
        return new ComparedRun(
                new Run(
                        "run-" + number,
                        number,
                        ChannelId.shared("room"),
                        1,
                        0,
                        "Question " + number,
                        began,
                        began,
                        began,
                        ended,
                        ended,
                        Run.Status.COMPLETE,
                        EventSeries.NONE,
                        List.of(),
                        List.of(),
                        null,
                        List.of(),
                        1,
                        10),
                agent,
                "ann");
    }

    private static Bands bands(long seconds, List<Band> all) {
        return new Bands(side("A", START_A, seconds, all, true), side("B", START_B, seconds, all, false), all, false);
    }

    private static BandSide side(String letter, long start, long seconds, List<Band> all, boolean isA) {
        var runs = new ArrayList<ComparedRun>();
        for (var band : all) {
            var run = band.on(isA);
            if (run != null) {
                runs.add(run);
            }
        }
        var timeline = Timeline.drawing(start, start + seconds * SECOND, List.of(), List.of(), List.of());
        return new BandSide(letter, letter, timeline, runs, List.of());
    }

    private void paint(Bands bands, TimeScale scale, int chosen) {
        var all = new BitSet();
        all.set(0, bands.all().size());
        new BandsPainter(recorded.brush(), COLOURS, bands, ROWS, scale, 0).paint(all, chosen);
    }

    private static TimeScale whole(long seconds) {
        return new TimeScale(0, seconds * SECOND, 1_000);
    }

    private static Band both(int index, double a, double b, PairState state, String label) {
        return new Band(
                index,
                run(index + 1, "planner", START_A, a, a + 5),
                run(index + 1, "planner", START_B, b, b + 5),
                state,
                state == PairState.SLOWER ? SECOND : 0,
                label,
                label);
    }

    @Test
    void aBandGoesFromARunToTheSameRunByTheClockOfEach() {
        var bands = bands(100, List.of(both(0, 10, 40, PairState.CHANGED, "≠ 5 places")));
        paint(bands, whole(100), -1);
        var fills = recorded.strokes("polygon");
        assertEquals(1, fills.size());
        var points = (double[]) fills.getFirst().with().get(2);
        assertEquals(100, points[0], 0.01);
        assertEquals(ROWS.bandEdge(true, false), points[1], 0.01);
        assertEquals(150, points[points.length - 2], 0.01);
        assertEquals(400, points[points.length / 2 - 2], 0.01);
        assertEquals(450, points[points.length / 2], 0.01);
        assertTrue(recorded.strokes("text").stream()
                .anyMatch(stroke -> stroke.with().contains("≠ 5 places")));
    }

    @Test
    void aRunOfOneSideEndsInACrossWhereItWasExpected() {
        var only = new Band(1, run(2, "planner", START_A, 30, 35), null, PairState.ONLY_A, 0, "only in A", "");
        var bands = bands(100, List.of(both(0, 10, 20, PairState.SAME, ""), only));
        paint(bands, whole(100), -1);
        // 15 s after the run before had ended, as in A: at 40 s.
        assertEquals(400.5, (double) recorded.strokes("cross").getFirst().with().getFirst(), 0.01);
        assertFalse(recorded.strokes("hatch").isEmpty());
    }

    @Test
    void whatWasAddedIsAHatchedWedgeAndWhatIsSameHasNone() {
        paint(bands(100, List.of(both(0, 10, 10, PairState.SAME, ""))), whole(100), -1);
        assertTrue(recorded.strokes("hatch").isEmpty());
        paint(bands(100, List.of(both(0, 10, 10, PairState.SLOWER, "+1.00 s"))), whole(100), -1);
        var hatches = recorded.strokes("hatch");
        assertEquals(10, (double) hatches.getLast().with().get(2), 0.6, "a second is 10 px");
    }

    @Test
    void aRunWithinAnotherHasTheLowerLane() {
        var outer = both(0, 10, 10, PairState.SAME, "");
        var inner = new Band(
                1, run(2, "maps", START_A, 11, 13), run(2, "maps", START_B, 11, 13), PairState.SAME, 0, "", "");
        var places = bands(100, List.of(outer, inner)).places();
        assertFalse(places.isInner(0));
        assertTrue(places.isInner(1));
    }

    @Test
    void labelsThatDoNotFitAreLeftOutAndTheChosenOneIsNot() {
        var many = IntStream.range(0, 200)
                .mapToObj(i -> both(i, i * 0.2, i * 0.2, PairState.CHANGED, "≠ " + i + " words"))
                .toList();
        paint(bands(100, many), whole(100), 150);
        var labels = recorded.strokes("rounded").size();
        assertTrue(labels > 2 && labels < 15, () -> labels + " labels");
        assertTrue(recorded.strokes("text").stream()
                .anyMatch(stroke -> stroke.with().contains("≠ 150 words")));
    }

    @Test
    void aHundredThousandRunsAreAtMostSomeMarksForEachPixel() {
        int count = 100_000;
        var many = IntStream.range(0, count)
                .mapToObj(i -> both(i, i, i + 0.5, i % 100 == 0 ? PairState.CHANGED : PairState.SAME, ""))
                .toList();
        var bands = bands(count, many);
        paint(bands, whole(count), -1);
        var marks =
                recorded.strokes("polygon").size() + recorded.strokes("curve").size();
        assertTrue(marks < 10_000, () -> marks + " marks");
        var near = new RecordedBrush();
        var left = new BitSet();
        left.set(0, count);
        new BandsPainter(near.brush(), COLOURS, bands, ROWS, new TimeScale(500 * SECOND, 520 * SECOND, 1_000), 0)
                .paint(left, -1);
        assertTrue(near.strokes("polygon").size() < 40, "only what is in the window");
    }
}
