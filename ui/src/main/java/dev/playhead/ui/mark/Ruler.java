package dev.playhead.ui.mark;

import dev.playhead.ui.canvas.Brush;
import dev.playhead.ui.canvas.TextStyle;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.time.TimeScale;

/// Time since the start of the session, and the grid that goes down from it through the lanes.
public final class Ruler {
    /// Height, px.
    public static final double HEIGHT = 24;
    private static final double LABEL_ROOM = 70;
    private static final long[] STEPS_MS = {
        1, 5, 10, 50, 100, 500, 1_000, 5_000, 10_000, 30_000, 60_000, 300_000, 600_000, 1_800_000, 3_600_000, 21_600_000
    };

    private Ruler() {}

    /// The upright lines through the lanes, behind everything.
    public static void grid(Brush brush, PaintContext p, double height) {
        eachStep(
                p,
                (x, at, labelled) ->
                        brush.line(x, HEIGHT, x, height, p.palette().line(), 1, labelled ? 0.9 : 0.35));
    }

    /// The ruler itself, over whatever was scrolled below it.
    public static void paint(Brush brush, PaintContext p) {
        var c = p.palette();
        brush.rect(0, 0, p.scale().width(), HEIGHT, c.bg1());
        long big = stepNanos(p.scale());
        var idle = IdleMarks.places(brush, p, TextStyle.UI_11);
        var last = new double[] {Double.NEGATIVE_INFINITY};
        eachStep(p, (x, at, labelled) -> {
            brush.line(x, labelled ? 14 : 19, x, HEIGHT, c.lineStrong(), 1);
            boolean hasRoom =
                    idle.isEmpty() || x >= last[0] && idle.stream().noneMatch(fold -> fold.covers(x, x + LABEL_ROOM));
            if (labelled && hasRoom) {
                brush.text(clock(at, big), x + 4, 11, c.fg2(), TextStyle.MONO_11);
                last[0] = x + LABEL_ROOM;
            }
        });
        IdleMarks.axis(brush, p, HEIGHT - 6, 11, TextStyle.UI_11);
    }

    private interface Step {
        void at(double x, long sinceStart, boolean labelled);
    }

    private static void eachStep(PaintContext p, Step step) {
        long big = stepNanos(p.scale());
        long small = big / 5;
        long start = p.timeline().startNanos();
        long first = Math.max(0, Math.floorDiv(p.scale().fromNanos() - start, small) * small);
        for (long at = first; start + at <= p.scale().toNanos(); at += small) {
            var fold = p.scale().folds().at(start + at);
            if (fold == null) {
                step.at(p.scale().x(start + at), at, at % big == 0);
            } else {
                // No step lies in folded time; the next one may be hours later.
                at = Math.floorDiv(fold.toNanos() - start, small) * small;
            }
        }
    }

    /// Returns the length of time between two labels, ns.
    public static long stepNanos(TimeScale scale) {
        for (long step : STEPS_MS) {
            if (scale.pixels(step * 1_000_000) >= LABEL_ROOM) {
                return step * 1_000_000;
            }
        }
        return 86_400_000_000_000L;
    }

    /// Minutes and seconds since the start; with milliseconds when steps are shorter than a second.
    public static String clock(long nanos, long stepNanos) {
        return stepNanos >= 1_000_000_000L ? Formats.shortClock(nanos) : Formats.clock(nanos);
    }
}
