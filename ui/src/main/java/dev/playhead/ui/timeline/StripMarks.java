package dev.playhead.ui.timeline;

import dev.playhead.transport.insight.EventSeries;
import dev.playhead.ui.canvas.Brush;
import dev.playhead.ui.canvas.TextStyle;
import dev.playhead.ui.mark.PaintContext;
import dev.playhead.ui.mark.TickStrip;
import dev.playhead.ui.time.TimeScale;

/// Marks of folded lanes, gathered by pixel: of each pixel the worst is known. What went wrong is at least three pixels
/// wide.
final class StripMarks implements Lane.Marks {
    private static final byte NONE = 0;
    private static final byte WELL = 1;
    private static final byte WARNING = 2;
    private static final byte ERROR = 3;
    private static final double LEAST = 3;
    private static final double STICKS_OUT = 3;

    private final TimeScale scale;
    private final long now;
    private final byte[] worst;

    /// @param now what comes after it has not happened, ns since 1970
    StripMarks(TimeScale scale, long now) {
        this.scale = scale;
        this.now = now;
        worst = new byte[(int) Math.ceil(scale.width()) + 1];
    }

    @Override
    public boolean wantsWell() {
        return true;
    }

    @Override
    public void well(long fromNanos, long toNanos) {
        mark(fromNanos, toNanos, WELL, 1);
    }

    @Override
    public void warning(long fromNanos, long toNanos) {
        mark(fromNanos, toNanos, WARNING, LEAST);
    }

    @Override
    public void error(long fromNanos, long toNanos) {
        mark(fromNanos, toNanos, ERROR, LEAST);
    }

    /// Looks at one event for each pixel, however many there are.
    @Override
    public void ticks(EventSeries events) {
        int i = events.firstFrom(scale.nanosAt(0));
        while (i < events.size() && events.atNanos(i) <= now) {
            int x = (int) scale.x(events.atNanos(i));
            if (x >= worst.length) {
                return;
            }
            if (x >= 0) {
                worst[x] = (byte) Math.max(worst[x], WELL);
            }
            i = Math.max(i + 1, events.firstFrom(scale.nanosAt(x + 1.0)));
        }
    }

    private void mark(long fromNanos, long toNanos, byte level, double least) {
        if (fromNanos > now || !scale.shows(fromNanos, Math.min(toNanos, now))) {
            return;
        }
        double from = Math.floor(scale.x(fromNanos));
        double to = Math.max(from + least, scale.x(Math.min(toNanos, now)));
        for (int x = (int) Math.max(0, from); x < Math.min(worst.length, to); x++) {
            worst[x] = (byte) Math.max(worst[x], level);
        }
    }

    /// Draws them: what is well as a strip, a warning hatched, an error higher than the strip.
    void paint(Brush brush, PaintContext p, double top, double height) {
        var c = p.palette();
        for (int x = 0; x < worst.length; ) {
            int end = x + 1;
            while (end < worst.length && worst[end] == worst[x]) {
                end++;
            }
            double wide = end - x;
            switch (worst[x]) {
                case WELL -> brush.rect(x, top, wide, height, c.ink(), 0.42);
                case WARNING -> {
                    brush.tint(x, top, wide, height, c.warnBg(), c.tintEdge());
                    brush.hatch(x, top, wide, height, c.warnMark(), 1, 4, 1.5);
                }
                case ERROR -> brush.rect(x, top - STICKS_OUT, wide, height + 2 * STICKS_OUT, c.faultMark());
                default -> {}
            }
            x = end;
        }
        grouped(brush, p, top + height / 2);
    }

    /// Says that marks are grouped, where that hides nothing that went wrong.
    private void grouped(Brush brush, PaintContext p, double middle) {
        int wide = (int) brush.measure(TickStrip.GROUPED, TextStyle.UI_11) + 14;
        int first = 0;
        while (first < worst.length && worst[first] == NONE) {
            first++;
        }
        for (int x = first; x + wide < worst.length; x += wide) {
            int worse = NONE;
            for (int i = x; i < x + wide; i++) {
                worse = Math.max(worse, worst[i]);
            }
            if (worse == WELL) {
                brush.label(
                        TickStrip.GROUPED,
                        x + 2,
                        middle,
                        p.palette().fg2(),
                        p.palette().bg0(),
                        TextStyle.UI_11);
                return;
            }
        }
    }
}
