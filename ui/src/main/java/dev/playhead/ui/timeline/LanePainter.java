package dev.playhead.ui.timeline;

import dev.playhead.ui.canvas.Brush;
import dev.playhead.ui.canvas.TextStyle;
import dev.playhead.ui.mark.IdleMarks;
import dev.playhead.ui.mark.PaintContext;
import dev.playhead.ui.mark.Ruler;
import dev.playhead.ui.time.PlayMode;
import dev.playhead.ui.timeline.LaneLayout.Row;
import org.jspecify.annotations.Nullable;

/// Paints all lanes: ruler on top, lanes below it, scrolled by `scroll` px.
final class LanePainter {
    private static final double PLAYHEAD_LABEL = 16;
    // Where in a lane a publish begins: amid the strip of appends of a run.
    private static final double BEGINS = 0.7;

    private LanePainter() {}

    static void base(Brush brush, PaintContext p, LaneLayout layout, double scroll, double height) {
        var c = p.palette();
        double width = p.scale().width();
        brush.rect(0, 0, width, height, c.bg0());
        Ruler.grid(brush, p, height);
        double room = height - Ruler.HEIGHT;
        var scrolling = layout.scrolling();
        for (Row row : scrolling) {
            double y = Ruler.HEIGHT + row.y() - scroll;
            if (y < height && y + row.height() > Ruler.HEIGHT) {
                row.lane().paint(brush, p, y, row.height());
            }
        }
        for (Row row : layout.rows()) {
            row.lane().paintAcross(brush, p, new LanePlace(layout, row, scroll, room));
        }
        for (int i = 1; i <= layout.rows().size(); i++) {
            // a line closes each group, not each row
            Row row = layout.rows().get(i - 1);
            if (i == layout.rows().size() || layout.rows().get(i).first()) {
                double y = Ruler.HEIGHT + row.y() + row.height() - scroll - 1;
                brush.line(0, y, width, y, c.line(), 1);
            }
        }
        for (Row row : layout.pinned()) {
            double top = layout.top(row, scroll, room);
            if (row.lane().isPinned() || top != row.y() - scroll) {
                pinned(brush, p, row, Ruler.HEIGHT + top);
            } else {
                row.lane().paint(brush, p, Ruler.HEIGHT + top, row.height());
            }
        }
        IdleMarks.veil(brush, p, Ruler.HEIGHT, room);
        double now = p.scale().x(p.now());
        if (now < width) {
            brush.rect(now + 1, Ruler.HEIGHT, width - now, height, c.bg1());
        }
        Ruler.paint(brush, p);
    }

    /// Over whatever was scrolled to below it.
    private static void pinned(Brush brush, PaintContext p, Row row, double y) {
        brush.rect(0, y, p.scale().width(), row.height(), p.palette().bg0());
        brush.line(0, y, p.scale().width(), y, p.palette().line(), 1);
        row.lane().paint(brush, p, y, row.height());
        double end = y + row.height() - 1;
        brush.line(0, end, p.scale().width(), end, p.palette().line(), 1);
    }

    /// Outlines what is chosen, in whichever lane it lies.
    static void selection(
            Brush brush, PaintContext p, LaneLayout layout, double scroll, double height, Selection chosen) {
        for (Row row : layout.rows()) {
            row.lane().outline(brush, p, new LanePlace(layout, row, scroll, height - Ruler.HEIGHT), chosen);
        }
    }

    /// Draws the way of a publish from the lane where it began, or where its agent's runs are, to the devices.
    static void fanOut(
            Brush brush,
            PaintContext p,
            LaneLayout layout,
            double scroll,
            double height,
            FanOut fan,
            @Nullable Row from) {
        int by = p.timeline().frames().participant(fan.row());
        var begin = layout.rows().stream()
                .filter(row -> from == null
                        ? row.lane() instanceof RunsLane runs && runs.agent() == by
                        : row.key().equals(from.key()))
                .findFirst()
                .orElse(null);
        double room = height - Ruler.HEIGHT;
        double y =
                begin == null ? Double.NaN : Ruler.HEIGHT + layout.top(begin, scroll, room) + begin.height() * BEGINS;
        layout.rows().stream()
                .findFirst()
                .ifPresent(any -> fan.paint(brush, p, new LanePlace(layout, any, scroll, room), y));
    }

    /// The playhead, and in replay the veil over what has not happened yet.
    static void playhead(Brush brush, PaintContext p, long playhead, PlayMode mode, double height) {
        var c = p.palette();
        double width = p.scale().width();
        double x = Math.round(p.scale().x(playhead));
        if (mode == PlayMode.REPLAY && x < width) {
            double from = Math.max(0, x);
            brush.rect(from, Ruler.HEIGHT, width - from, height - Ruler.HEIGHT, c.bg0(), 0.55);
            brush.hatch(from, 0, width - from, Ruler.HEIGHT, c.accentLine(), 0.6, 8, 1);
        }
        brush.line(x, 0, x, height, c.accent(), 2);
        brush.polygon(c.accent(), 1, x - 6, 0, x + 6, 0, x + 6, 8, x, 15, x - 6, 8);
        String clock = Ruler.clock(Math.max(0, playhead - p.timeline().startNanos()), 1);
        double wide = brush.measure(clock, TextStyle.MONO_11) + 12;
        double left = x + 10 + wide < width && (mode == PlayMode.REPLAY || x < wide + 10) ? x + 10 : x - wide - 8;
        brush.rounded(left, 3, wide, PLAYHEAD_LABEL, 4, c.accentFill(), null);
        brush.text(clock, left + 6, 11.5, c.accentText(), TextStyle.MONO_11);
    }
}
