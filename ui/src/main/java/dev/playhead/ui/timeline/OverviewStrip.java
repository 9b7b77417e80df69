package dev.playhead.ui.timeline;

import dev.playhead.transport.check.Finding;
import dev.playhead.transport.check.Severity;
import dev.playhead.transport.insight.FaultTrack;
import dev.playhead.ui.canvas.Brush;
import dev.playhead.ui.canvas.TextStyle;
import dev.playhead.ui.time.TimeScale;
import dev.playhead.ui.time.TimelineViewport;
import java.util.HashSet;
import java.util.List;

/// The whole session in 56 px: how many frames each moment had, when faults were on, what was found, and what the
/// lanes show.
final class OverviewStrip {
    static final double HEIGHT = 56;
    private static final double MARGIN = 8;
    private static final int BAR = 2;
    private static final double FINDINGS = 8;
    private static final double FINDING = 4;
    // Width of a character of the axis, px.
    private static final double DIGIT = 6;

    private OverviewStrip() {}

    /// The scale of the strip: the session between two margins.
    static TimeScale scale(long start, long end, double width) {
        double inner = Math.max(1, width - 2 * MARGIN);
        double span = Math.max(1, end - start);
        long margin = Math.round(span / inner * MARGIN);
        return new TimeScale(start - margin, end + margin, width);
    }

    /// @param findings in any order; those that were found by now are marked
    static void paint(Brush brush, PaintContext p, TimelineViewport viewport, List<Finding> findings) {
        var c = p.palette();
        double width = p.scale().width();
        double base = HEIGHT - 16;
        brush.rect(0, 0, width, HEIGHT, c.bg0());
        int buckets = (int) Math.max(1, (width - 2 * MARGIN) / BAR);
        int[] counts = p.timeline().density().counts(p.timeline().startNanos(), p.now() + 1, buckets);
        int most = 1;
        for (int count : counts) {
            most = Math.max(most, count);
        }
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                double h = 2 + (double) counts[i] / most * (base - 16);
                brush.rect(MARGIN + i * BAR, base - h, BAR - 0.5, h, c.ink(), 0.7);
            }
        }
        brush.line(MARGIN, base, width - MARGIN, base, c.lineStrong(), 1);
        axis(brush, p, base);
        for (FaultTrack fault : p.timeline().faults()) {
            boolean loses = fault.rule().fault().loses();
            double x = p.x(fault.span().fromNanos());
            double wide = Math.max(3, p.x(p.until(fault.span())) - x);
            brush.rect(x, base + 1, wide, 3, loses ? c.faultMark() : c.warnMark());
        }
        window(brush, p, viewport);
        // Over the window, so that what lies outside of it is not muted: it is where somebody may want to go.
        findings(brush, p, findings);
    }

    // The worst on top. Of notes and warnings on one pixel one is drawn; no error is merged away.
    private static void findings(Brush brush, PaintContext p, List<Finding> findings) {
        for (var severity : List.of(Severity.NOTE, Severity.WARNING, Severity.ERROR)) {
            var drawn = new HashSet<Long>();
            for (var finding : findings) {
                if (finding.severity() == severity && finding.atNanos() <= p.now()) {
                    double x = Math.round(p.scale().x(finding.atNanos()));
                    if (drawn.add((long) x)) {
                        FindingsLane.mark(brush, p, severity, x, FINDINGS, FINDING);
                    }
                }
            }
        }
    }

    private static void axis(Brush brush, PaintContext p, double base) {
        long step = Ruler.stepNanos(p.scale());
        long length = p.now() - p.timeline().startNanos();
        for (long at = 0; at <= length; at += step) {
            double x = p.scale().x(p.timeline().startNanos() + at);
            brush.line(x, base, x, base + 3, p.palette().lineStrong(), 1);
            var label = Ruler.clock(at, step);
            if (x + 3 + label.length() * DIGIT <= p.scale().width()) { // a label that is cut could be read wrongly
                brush.text(label, x + 3, HEIGHT - 6, p.palette().fg2(), TextStyle.MONO_10);
            }
        }
    }

    private static void window(Brush brush, PaintContext p, TimelineViewport viewport) {
        var c = p.palette();
        double width = p.scale().width();
        double from = Math.clamp(p.scale().x(viewport.fromNanos()), 2, width - 6);
        double to = Math.clamp(p.scale().x(viewport.toNanos()), from + 4, width - 2);
        brush.rect(0, 0, from, HEIGHT, c.bg1(), 0.62);
        brush.rect(to, 0, width - to, HEIGHT, c.bg1(), 0.62);
        brush.box(from, 1, to - from, HEIGHT - 2, c.fg2(), 1);
        brush.rounded(from - 2, HEIGHT / 2 - 9, 4, 18, 2, c.fg1(), null);
        brush.rounded(to - 2, HEIGHT / 2 - 9, 4, 18, 2, c.fg1(), null);
    }
}
