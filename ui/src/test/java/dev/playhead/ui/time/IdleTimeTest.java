package dev.playhead.ui.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.playhead.transport.insight.Density;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.frame.FakeFrames;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class IdleTimeTest {
    private static final long SECOND = 1_000_000_000L;

    private final IdleTime idle = new IdleTime();

    @Test
    void longTimesBetweenFramesFoldButForTheirEdges() {
        var folds = idle.of(session("1 2 6.9 12 40"), LongStream.empty());
        assertEquals(List.of(fold(7.4, 11.5), fold(12.5, 39.5)), folds.all());
    }

    @Test
    void heartbeatsAreNoEvents() {
        assertEquals(
                List.of(fold(2.5, 59.5)),
                idle.of(session("1 2 h15 h30 h45 60 h75"), LongStream.empty()).all());
    }

    @Test
    void whatElseHappenedIsNotFoldedAway() {
        var folds = idle.of(session("1 60"), LongStream.of(sec(30), sec(33)));
        assertEquals(List.of(fold(1.5, 29.5), fold(33.5, 59.5)), folds.all());
    }

    @Test
    void nowIsNotIdleYet() {
        assertEquals(List.of(), idle.of(session("1 2"), LongStream.empty()).all());
        assertEquals(List.of(), idle.of(session(""), LongStream.empty()).all());
    }

    @Test
    void itGoesOnWhereItWas() {
        var one = idle.of(session("1 20"), LongStream.empty());
        assertSame(one, idle.of(session("1 20"), LongStream.empty()), "nothing is new");
        assertEquals(
                List.of(fold(1.5, 19.5), fold(21.5, 39.5)),
                idle.of(session("1 20 h20.5 21 h30 40"), LongStream.empty()).all());
        assertEquals(
                List.of(fold(3.5, 49.5)),
                idle.of(session("3 50"), LongStream.empty()).all(),
                "another session");
    }

    @Test
    void manyFramesFoldAsFewDo() {
        var text = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            text.append(i * 0.01).append(' ');
        }
        var folds = idle.of(session(text + "300 300.5"), LongStream.empty());
        assertEquals(List.of(fold(50.49, 299.5)), folds.all());
    }

    private static TimeFolds.Fold fold(double from, double to) {
        return new TimeFolds.Fold(sec(from), sec(to));
    }

    private static long sec(double seconds) {
        return Math.round(seconds * 1_000) * (SECOND / 1_000);
    }

    private static Timeline session(String moments) {
        var words = moments.isBlank() ? new String[0] : moments.strip().split(" ", -1);
        var frames = new Moments(List.of(words));
        Density none = (from, to, buckets) -> new int[buckets];
        return new Timeline(
                0,
                1_000 * SECOND,
                frames.count(),
                frames,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                none);
    }

    /// Frames at these seconds; with an `h` before it is a heartbeat.
    private record Moments(List<String> words) implements FakeFrames {
        @Override
        public int count() {
            return words.size();
        }

        @Override
        public long atNanos(int row) {
            return sec(Double.parseDouble(words.get(row).replace("h", "")));
        }

        @Override
        public String kind(int row) {
            return words.get(row).startsWith("h") ? "HEARTBEAT" : "MESSAGE";
        }
    }
}
