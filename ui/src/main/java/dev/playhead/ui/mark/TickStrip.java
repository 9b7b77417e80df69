package dev.playhead.ui.mark;

import dev.playhead.transport.insight.EventSeries;
import dev.playhead.ui.canvas.Brush;
import dev.playhead.ui.time.TimeScale;
import java.util.function.IntFunction;
import javafx.scene.paint.Color;

/// Draws moments: one upright tick each while there is room, a heat strip (brightness = ticks per pixel)
/// below 2 px per tick.
public final class TickStrip {
    private static final double ROOM = 2;

    /// Word beside ticks that were grouped.
    public static final String GROUPED = "grouped";

    private TickStrip() {}

    /// Look of one tick, px.
    public record Mark(double width, double height, Color colour, double alpha) {}

    /// Draws the ticks that are on screen within a strip.
    ///
    /// @param heat colour of the strip when ticks are grouped
    /// @return whether ticks were grouped
    public static boolean paint(
            Brush brush,
            TimeScale scale,
            EventSeries ticks,
            double top,
            double height,
            Color heat,
            IntFunction<Mark> look) {
        int first = ticks.firstFrom(scale.nanosAt(-4));
        int end = ticks.countUntil(scale.nanosAt(scale.width() + 4));
        if (end <= first) {
            return false;
        }
        double room = scale.x(ticks.atNanos(end - 1)) - scale.x(ticks.atNanos(first));
        if (end - first > 8 && room / (end - first) < ROOM) {
            heat(brush, scale, ticks, first, end, top, height, heat);
            return true;
        }
        for (int i = first; i < end; i++) {
            Mark mark = look.apply(i);
            double x = Math.round(scale.x(ticks.atNanos(i)));
            brush.rect(x, top + (height - mark.height()) / 2, mark.width(), mark.height(), mark.colour(), mark.alpha());
        }
        return false;
    }

    private static void heat(
            Brush brush,
            TimeScale scale,
            EventSeries ticks,
            int first,
            int end,
            double top,
            double height,
            Color colour) {
        int pixels = (int) Math.ceil(scale.width());
        var counts = new int[pixels];
        int most = 1;
        int at = first;
        for (int x = 0; x < pixels && at < end; x++) {
            int next = Math.min(end, ticks.firstFrom(scale.nanosAt(x + 1.0)));
            counts[x] = Math.max(0, next - at);
            most = Math.max(most, counts[x]);
            at = Math.max(at, next);
        }
        for (int x = 0; x < pixels; x++) {
            if (counts[x] > 0) {
                brush.rect(x, top, 1, height, colour, 0.25 + 0.7 * counts[x] / most);
            }
        }
    }
}
