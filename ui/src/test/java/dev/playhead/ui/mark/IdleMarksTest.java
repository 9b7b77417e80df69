package dev.playhead.ui.mark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.canvas.RecordedBrush;
import dev.playhead.ui.canvas.TextStyle;
import dev.playhead.ui.theme.Palette;
import dev.playhead.ui.theme.Theme;
import dev.playhead.ui.time.TimeFolds;
import dev.playhead.ui.time.TimeFolds.Fold;
import dev.playhead.ui.time.TimeScale;
import dev.playhead.ui.timeline.ExampleSession;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FxToolkit.class)
class IdleMarksTest {
    private final RecordedBrush drawn = new RecordedBrush();
    // From 20 s to 80 s nothing happens.
    private final TimeFolds folds = TimeFolds.of(List.of(new Fold(ExampleSession.at(20), ExampleSession.at(80))));

    @Test
    void theAxisSaysWhatIsMissingAndNoStepLiesInIt() {
        Ruler.paint(drawn.brush(), context(new TimeScale(ExampleSession.at(0), ExampleSession.at(100), 820, folds)));
        var words = drawn.strokes("text").stream()
                .map(text -> text.with().getFirst().toString())
                .toList();
        assertTrue(words.contains("idle 1 min 0 s"), words::toString);
        assertTrue(words.contains("00:10") && words.contains("01:30"), words::toString);
        for (var inside : List.of("00:30", "00:40", "00:50", "01:00", "01:10")) {
            assertTrue(!words.contains(inside), words::toString);
        }
    }

    @Test
    void whatIsWrittenOnTheAxisDoesNotOverlap() {
        var scale = new TimeScale(ExampleSession.at(0), ExampleSession.at(100), 820, folds);
        Ruler.paint(drawn.brush(), context(scale));
        double end = Double.NEGATIVE_INFINITY;
        var texts = drawn.strokes("text").stream()
                .sorted((a, b) -> Double.compare(
                        (double) a.with().get(1), (double) b.with().get(1)))
                .toList();
        for (var text : texts) {
            double x = (double) text.with().get(1);
            assertTrue(x >= end, text::toString);
            end = x + 6 * text.with().getFirst().toString().length();
        }
    }

    @Test
    void lengthsAreSaidInFull() {
        assertEquals("idle 11 s", words(11));
        assertEquals("idle 4 min 12 s", words(252));
        assertEquals("idle 2 h 5 min", words(7_510));
    }

    @Test
    void nothingIsMarkedWhereNothingIsFolded() {
        var scale = new TimeScale(ExampleSession.at(0), ExampleSession.at(100), 820);
        IdleMarks.veil(drawn.brush(), context(scale), 24, 400);
        IdleMarks.axis(drawn.brush(), context(scale), 18, 11, TextStyle.UI_11);
        assertEquals(List.of(), drawn.strokes("rect"));
        assertEquals(List.of(), drawn.strokes("line"));
    }

    private static String words(long seconds) {
        return IdleMarks.words(new Fold(0, seconds * 1_000_000_000L));
    }

    private static PaintContext context(TimeScale scale) {
        return new PaintContext(ExampleSession.timeline(), Palette.of(Theme.DARK), scale);
    }
}
