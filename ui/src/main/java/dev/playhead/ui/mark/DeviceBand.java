package dev.playhead.ui.mark;

import dev.playhead.transport.insight.ConnectionEnd;
import dev.playhead.transport.insight.DeviceTrack;
import dev.playhead.transport.insight.DeviceTrack.Absence;
import dev.playhead.transport.insight.DeviceTrack.Slow;
import dev.playhead.transport.insight.EventSeries;
import dev.playhead.transport.insight.Gap;
import dev.playhead.transport.insight.Span;
import dev.playhead.ui.canvas.Brush;
import dev.playhead.ui.canvas.TextStyle;
import java.util.Arrays;

/// One device: a band while connected with a tick per frame written to it; a hole with a growing backlog
/// while away.
public final class DeviceBand {
    private static final int LEAST_BACKLOG = 28;

    private DeviceBand() {}

    /// Draws a device in a row of height `h` whose top is at `y`, px.
    public static void paint(Brush brush, PaintContext p, DeviceTrack track, double y, double h) {
        var c = p.palette();
        int number = p.number(track.participant());
        double top = y + 7;
        double tall = h - 14;
        for (Span span : track.connected()) {
            if (p.shows(span)) {
                double x = p.x(span.fromNanos());
                brush.tint(x, top, p.x(p.until(span)) - x, tall, c.idBg(number), c.tintEdge());
            }
        }
        for (Slow slow : track.slows()) {
            if (p.shows(slow.span())) {
                double from = p.x(slow.span().fromNanos());
                double to = Math.max(from + 3, p.x(p.until(slow.span())));
                brush.tint(from, top, to - from, tall, c.warnBg(), c.tintEdge());
                brush.line(from, top, to, top, c.warnMark(), 1);
                brush.line(from, top + tall - 1, to, top + tall - 1, c.warnMark(), 1);
            }
        }
        EventSeries frames = track.deliveries();
        boolean grouped = TickStrip.paint(brush, p.scale(), frames, top + 2, tall - 4, c.id(number), i -> {
            boolean late = frames.is(EventSeries.LATE, i);
            double high = Math.min(tall - 4, 6 + 1.6 * Math.log(1 + frames.weight(i) / 16.0));
            return new TickStrip.Mark(
                    frames.weight(i) > 1024 && !late ? 2 : 1, high, late ? c.warn() : c.id(number), late ? 1 : 0.92);
        });
        if (grouped && p.words()) {
            grouped(brush, p, frames, y + h / 2);
        }
        for (Gap gap : track.gaps()) {
            if (gap.countAt(p.now()) > 0 && p.shows(gap.span())) {
                hole(brush, p, gap, y, h);
            }
        }
        for (ConnectionEnd end : track.ends()) {
            if (end.isFault() && end.atNanos() <= p.now() && p.shows(new Span(end.atNanos(), end.atNanos() + 1))) {
                brush.line(p.x(end.atNanos()), y + 2, p.x(end.atNanos()), y + h - 2, c.faultMark(), 2);
            }
        }
        for (Absence absence : track.absences()) {
            if (p.scale()
                    .shows(
                            absence.span().fromNanos(),
                            Math.max(p.until(absence.span()), absence.replayedUntilNanos()))) {
                away(brush, p, absence, y, h);
            }
        }
        for (Slow slow : track.slows()) {
            double from = p.x(slow.span().fromNanos());
            if (p.words() && p.shows(slow.span()) && p.x(p.until(slow.span())) - from > 60) {
                String words = "slow, +" + slow.latencyMs() + " ms";
                brush.label(words, Math.max(0, from) + 6, y + h / 2, c.warn(), c.bg0(), TextStyle.STRONG_11);
            }
        }
    }

    // Where one mark stands for many frames it says so.
    private static void grouped(Brush brush, PaintContext p, EventSeries frames, double middle) {
        double from = Math.max(0, p.x(frames.atNanos(frames.firstFrom(p.scale().firstShown()))));
        double wide = brush.measure(TickStrip.GROUPED, TextStyle.UI_11);
        if (p.x(p.now()) - from > wide + 24) {
            brush.label(
                    TickStrip.GROUPED,
                    from + 4,
                    middle,
                    p.palette().fg2(),
                    p.palette().bg0(),
                    TextStyle.UI_11);
        }
    }

    /// Draws what cannot be resumed: a hole that stays, with the number of messages in it.
    private static void hole(Brush brush, PaintContext p, Gap gap, double y, double h) {
        var c = p.palette();
        double from = p.x(gap.span().fromNanos());
        double wide = Math.max(3, p.x(gap.span().toNanos()) - from);
        brush.rect(from, y + 7, wide, h - 14, c.hole());
        brush.box(from, y + 7, wide, h - 14, c.faultMark(), 1, 3, 3);
        if (p.words() && wide > 70) {
            brush.label(
                    gap.countAt(p.now()) + " missing",
                    Math.max(0, from) + 8,
                    y + h / 2,
                    c.fault(),
                    c.bg0(),
                    TextStyle.STRONG_11);
        }
    }

    private static void away(Brush brush, PaintContext p, Absence absence, double y, double h) {
        var c = p.palette();
        double top = y + 7;
        double tall = h - 14;
        long until = p.until(absence.span());
        double from = p.x(absence.span().fromNanos());
        double wide = Math.max(3, p.x(until) - from);
        brush.rect(from, top, wide, tall, c.hole());
        backlog(brush, p, absence, from, from + wide, top, tall);
        brush.box(from, top, wide, tall, c.faultMark(), 1, 3, 3);
        brush.line(from, y + 2, from, y + h - 2, c.faultMark(), 2);
        brush.polygon(c.faultMark(), 1, from - 4, y + 1, from + 5, y + 1, from + 0.5, y + 7);
        if (p.words() && wide > 60) {
            String word = absence.rule() == null ? "away " : "cut ";
            brush.label(
                    word + PaintContext.seconds(until - absence.span().fromNanos()),
                    Math.max(0, from) + 8,
                    y + h / 2,
                    c.fault(),
                    c.bg0(),
                    TextStyle.STRONG_11);
        }
        if (!absence.span().isOpen() && absence.span().toNanos() <= p.now()) {
            back(brush, p, absence, y, h);
        }
    }

    private static void backlog(
            Brush brush, PaintContext p, Absence absence, double from, double to, double top, double tall) {
        EventSeries missed = absence.missed();
        int count = missed.countUntil(p.now());
        if (count == 0) {
            return;
        }
        double full = Math.max(LEAST_BACKLOG, count);
        var points = new double[(int) (2 * (2 * Math.min(count, to - from + 1) + 4))];
        int at = 0;
        points[at++] = from;
        points[at++] = top + tall;
        // What was missed before the left edge of the screen is below the line there already.
        int first = Math.min(count, missed.firstFrom(p.scale().firstShown()));
        double last = first == 0 ? top + tall : height(first, full, top, tall);
        double drawn = Double.NEGATIVE_INFINITY;
        for (int i = first; i < count && missed.atNanos(i) <= p.scale().lastShown(); i++) {
            double x = Math.max(from, p.x(missed.atNanos(i)));
            double high = height(i + 1, full, top, tall);
            // at most one step a pixel: a long cut may have missed very many
            if (x - drawn >= 1 && at + 8 <= points.length) {
                points[at++] = x;
                points[at++] = last;
                points[at++] = x;
                points[at++] = high;
                drawn = x;
            }
            last = high;
        }
        points[at++] = to;
        points[at++] = last;
        points[at++] = to;
        points[at++] = top + tall;
        brush.polygon(p.palette().faultMark(), 0.34, Arrays.copyOf(points, at));
    }

    private static double height(int missed, double full, double top, double tall) {
        return top + tall - missed / full * (tall - 1);
    }

    /// The return: proved ones have a flag, and a bracket only when frames were replayed.
    private static void back(Brush brush, PaintContext p, Absence absence, double y, double h) {
        if (!absence.resumed()) {
            return;
        }
        var c = p.palette();
        double x = p.x(absence.span().toNanos());
        brush.line(x, y + 2, x, y + h - 2, c.okMark(), 2);
        brush.polygon(c.okMark(), 1, x - 4, y + h - 1, x + 5, y + h - 1, x + 0.5, y + h - 7);
        if (absence.replayed() == 0) {
            return;
        }
        double end = p.x(absence.replayedUntilNanos());
        brush.rounded(x + 3, y + 6, Math.max(3, end - x + 1), h - 12, 2, null, c.okMark());
        if (p.words() && p.scale().pixels(1_000_000_000L) > 12) {
            String words = "resumed, " + absence.replayed() + " replayed";
            brush.label(words, end + 6, y + h / 2, c.ok(), c.bg0(), TextStyle.UI_11);
        }
    }
}
