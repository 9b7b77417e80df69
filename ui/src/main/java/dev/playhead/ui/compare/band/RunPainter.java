package dev.playhead.ui.compare.band;

import dev.playhead.transport.compare.ComparedRun;
import dev.playhead.transport.insight.EventSeries;
import dev.playhead.ui.canvas.Brush;
import dev.playhead.ui.canvas.TextStyle;
import dev.playhead.ui.theme.Palette;
import dev.playhead.ui.time.TimeScale;

/// Draws the bar of a run: hollow until its first text, then a tick for each append. Pure functions.
final class RunPainter {
    private static final double WORDS = 14;
    private static final double LEAST_FOR_TICKS = 3;

    private RunPainter() {}

    /// @param scale of the side, ns since 1970
    static void paint(Brush brush, Palette c, TimeScale scale, ComparedRun run, double top, boolean isInner) {
        double tall = isInner ? BandRows.INNER : BandRows.RUN;
        double from = scale.x(run.beganNanos());
        double to = Math.max(from + 2, scale.x(run.endedNanos()));
        long firstText = run.run().firstTextNanos();
        double first = firstText == 0 ? to : Math.clamp(scale.x(firstText), from, to);
        if (first - from >= 2) {
            brush.rect(from, top, first - from, tall, c.bg0());
            brush.box(from, top, first - from, tall, c.control(), 1);
        }
        brush.tint(first, top, to - first, tall, c.inkBg(), c.tintEdge());
        boolean hasWords = !isInner && to - from > 44;
        double strip = hasWords ? top + WORDS : top + 1;
        double high = top + tall - 1 - strip;
        if (to - first >= LEAST_FOR_TICKS) {
            ticks(brush, c, scale, run.run().tokens(), strip, high);
        }
        if (!isInner) {
            brush.line(first, top, first, top + tall, c.fg0(), 2);
            brush.line(to, top, to, top + tall, c.fg2(), 1);
        }
        if (hasWords) {
            brush.text("Run " + run.run().number(), Math.max(first, 0) + 6, top + 7, c.fg0(), TextStyle.STRONG_11);
        }
    }

    // One for each pixel at most.
    private static void ticks(Brush brush, Palette c, TimeScale scale, EventSeries tokens, double top, double high) {
        int end = tokens.countUntil(scale.nanosAt(scale.width() + 2));
        double drawn = Double.NEGATIVE_INFINITY;
        for (int i = tokens.firstFrom(scale.nanosAt(-2)); i < end; ) {
            double x = Math.round(scale.x(tokens.atNanos(i)));
            if (x - drawn >= 2) {
                brush.rect(x, top, 1, high, c.ink(), 0.3 + Math.min(0.7, tokens.weight(i) / 7.0));
                drawn = x;
                i++;
            } else {
                i = Math.max(i + 1, tokens.firstFrom(scale.nanosAt(drawn + 2)));
            }
        }
    }
}
