package dev.playhead.ui.timeline;

import dev.playhead.transport.check.Finding;
import dev.playhead.transport.check.Severity;
import dev.playhead.transport.insight.FaultTrack;
import dev.playhead.ui.canvas.Brush;
import dev.playhead.ui.canvas.TextStyle;
import dev.playhead.ui.mark.IdleMarks;
import dev.playhead.ui.mark.PaintContext;
import dev.playhead.ui.mark.Ruler;
import dev.playhead.ui.time.TimeFolds;
import dev.playhead.ui.time.TimeScale;
import dev.playhead.ui.time.TimelineViewport;
import java.util.ArrayList;
import java.util.Arrays;
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
    static TimeScale scale(long start, long end, double width, TimeFolds folds) {
        double inner = Math.max(1, width - 2 * MARGIN);
        double span = Math.max(1, folds.shown(end) - folds.shown(start));
        long margin = Math.round(span / inner * MARGIN);
        return new TimeScale(start - margin, end + margin, width, folds);
    }

    /// @param findings in any order; those that were found by now are marked
    static void paint(Brush brush, PaintContext p, TimelineViewport viewport, List<Finding> findings) {
        var c = p.palette();
        double width = p.scale().width();
        double base = HEIGHT - 16;
        brush.rect(0, 0, width, HEIGHT, c.bg0());
        density(brush, p, base);
        brush.line(MARGIN, base, width - MARGIN, base, c.lineStrong(), 1);
        axis(brush, p, base);
        IdleMarks.axis(brush, p, base, base - 7, TextStyle.UI_11);
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

    /// Frames by bars of two px, each stretch between folds by itself.
    private static void density(Brush brush, PaintContext p, double base) {
        var stretches = new ArrayList<Bars>();
        long from = p.timeline().startNanos();
        for (var fold : p.scale().folds().all()) {
            stretches.add(Bars.of(p, from, fold.fromNanos()));
            from = fold.toNanos();
        }
        stretches.add(Bars.of(p, from, p.now() + 1));
        int most = Math.max(1, stretches.stream().mapToInt(Bars::most).max().orElse(1));
        for (var stretch : stretches) {
            for (int i = 0; i < stretch.counts.length; i++) {
                if (stretch.counts[i] > 0) {
                    double h = 2 + (double) stretch.counts[i] / most * (base - 16);
                    brush.rect(
                            stretch.x + i * BAR,
                            base - h,
                            BAR - 0.5,
                            h,
                            p.palette().ink(),
                            0.7);
                }
            }
        }
    }

    /// Bars of a stretch without folds.
    @SuppressWarnings("ArrayRecordComponent")
    private record Bars(double x, int[] counts) {
        static Bars of(PaintContext p, long fromNanos, long toNanos) {
            double x = Math.round(p.scale().x(fromNanos) * 8) / 8.0;
            int buckets = (int) Math.max(1, Math.round(p.scale().x(toNanos) - x) / BAR);
            return new Bars(x, p.timeline().density().counts(fromNanos, Math.max(fromNanos + 1, toNanos), buckets));
        }

        int most() {
            return Arrays.stream(counts).max().orElse(0);
        }
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
        var idle = p.scale().folds();
        double free = Double.NEGATIVE_INFINITY;
        for (long at = 0; at <= length; at += step) {
            long moment = p.timeline().startNanos() + at;
            var fold = idle.at(moment);
            if (fold != null) {
                at = Math.floorDiv(fold.toNanos() - p.timeline().startNanos(), step) * step;
                continue;
            }
            double x = p.scale().x(moment);
            if (x < free) {
                continue; // beside a fold steps lie close to each other
            }
            brush.line(x, base, x, base + 3, p.palette().lineStrong(), 1);
            var label = Ruler.clock(at, step);
            if (x + 3 + label.length() * DIGIT <= p.scale().width()) { // a label that is cut could be read wrongly
                brush.text(label, x + 3, HEIGHT - 6, p.palette().fg2(), TextStyle.MONO_10);
                free = idle.all().isEmpty() ? free : x + 3 + label.length() * DIGIT + DIGIT;
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
