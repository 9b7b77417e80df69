package dev.playhead.ui.timeline;

import dev.playhead.transport.check.Finding;
import dev.playhead.transport.check.Severity;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.canvas.Brush;
import dev.playhead.ui.canvas.TextStyle;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.mark.PaintContext;
import dev.playhead.ui.time.IntervalIndex;
import dev.playhead.ui.time.TimeScale;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Lane of the findings: a diamond for an error, a triangle for a warning, a ring for a note, each where it
/// happened and each one click from the frame that proves it. Never merged away, whatever the zoom. Only
/// there when something was found.
final class FindingsLane implements Lane {
    private static final double HEIGHT = 28;
    private static final double MARK = 5.5;
    private static final double GAP = 5;

    private final Timeline timeline;
    private final List<Finding> findings;
    private final TimelineText words;
    private final IntervalIndex index;

    private FindingsLane(LaneSource source) {
        this.timeline = source.timeline();
        this.findings = source.findings().stream()
                .sorted(Comparator.comparingLong(Finding::atNanos))
                .toList();
        this.words = new TimelineText(timeline);
        this.index = new IntervalIndex(findings.size(), this::atNanos, this::atNanos);
    }

    static List<FindingsLane> of(LaneSource source) {
        return source.findings().isEmpty() ? List.of() : List.of(new FindingsLane(source));
    }

    private long atNanos(int finding) {
        return findings.get(finding).atNanos();
    }

    @Override
    public String heading() {
        return "Findings";
    }

    @Override
    public String id() {
        return "all";
    }

    @Override
    public Header header(long nanos) {
        var until = new EnumMap<Severity, Integer>(Severity.class);
        index.each(
                Long.MIN_VALUE, nanos, found -> until.merge(findings.get(found).severity(), 1, Integer::sum));
        var counts = until.entrySet().stream()
                .map(of -> Formats.count(of.getValue(), of.getKey().word()))
                .toList();
        return Header.plain(counts.isEmpty() ? "none" : String.join(", ", counts));
    }

    @Override
    public double height() {
        return HEIGHT;
    }

    @Override
    public boolean isPinned() {
        return true;
    }

    @Override
    public void paint(Brush brush, PaintContext p, double y, double height) {
        double middle = y + height / 2;
        // The worst last, so that it lies on top.
        for (var severity : List.of(Severity.NOTE, Severity.WARNING, Severity.ERROR)) {
            index.each(p.scale().firstShown(), p.scale().lastShown(), found -> {
                if (findings.get(found).severity() == severity) {
                    mark(brush, p, severity, Math.round(p.x(atNanos(found))), middle);
                }
            });
        }
        titles(brush, p, middle);
    }

    @Override
    public void eachMark(TimeScale scale, Marks marks) {
        index.each(scale.firstShown(), scale.lastShown(), found -> {
            long at = atNanos(found);
            switch (findings.get(found).severity()) {
                case ERROR -> marks.error(at, at);
                case WARNING -> marks.warning(at, at);
                case NOTE -> marks.well(at, at);
            }
        });
    }

    /// Says what it is beside each mark that has room until the next.
    private void titles(Brush brush, PaintContext p, double middle) {
        index.each(p.scale().firstShown(), p.scale().lastShown(), found -> {
            double from = p.x(atNanos(found)) + MARK + GAP;
            boolean last = found + 1 == findings.size();
            double until = last ? p.scale().width() : Math.min(p.scale().width(), p.x(atNanos(found + 1)) - MARK - GAP);
            var title = findings.get(found).title();
            if (from + brush.measure(title, TextStyle.STRONG_11) <= until) {
                brush.text(title, from, middle, p.palette().ink(), TextStyle.STRONG_11);
            }
        });
    }

    private static void mark(Brush brush, PaintContext p, Severity severity, double x, double middle) {
        mark(brush, p, severity, x, middle, MARK);
    }

    /// Draws the mark of a finding, half as large as `size`, px.
    static void mark(Brush brush, PaintContext p, Severity severity, double x, double middle, double size) {
        var c = p.palette();
        switch (severity) {
            case ERROR -> brush.diamond(x, middle, size, c.faultMark());
            case WARNING ->
                brush.polygon(c.warnMark(), 1, x, middle - size, x + size, middle + size, x - size, middle + size);
            case NOTE -> brush.circle(x, middle, size - 1, null, c.ink(), 1.5);
        }
    }

    @Override
    public void outline(Brush brush, PaintContext p, LanePlace place, Selection chosen) {
        if (chosen instanceof Selection.OfFrame(int row)) {
            findings.stream().filter(finding -> row(finding) == row).findFirst().ifPresent(finding -> {
                double x = Math.round(p.x(finding.atNanos()));
                brush.box(
                        x - 8,
                        place.y() + 4,
                        17,
                        place.height() - 8,
                        p.palette().accent(),
                        2);
            });
        }
    }

    @Override
    public Selection hit(TimeScale scale, double x) {
        var finding = nearest(scale, x);
        int row = finding == null ? -1 : row(finding);
        return row < 0 ? Selection.NONE : new Selection.OfFrame(row);
    }

    /// The row of the frame that proves a finding; -1 when no frame does.
    private int row(Finding finding) {
        for (long entry : finding.evidence()) {
            int row = timeline.frames().rowOf(entry);
            if (row >= 0 && row < timeline.frames().count() && timeline.frames().position(row) == entry) {
                return row;
            }
        }
        return -1;
    }

    /// The finding nearest to `x`, of those beside each other the worst; null when none is near.
    private @Nullable Finding nearest(TimeScale scale, double x) {
        var best = new Object() {
            @Nullable
            Finding finding;

            double away = Double.MAX_VALUE;
        };
        index.each(scale.nanosAt(x - Snap.NEAR), scale.nanosAt(x + Snap.NEAR), found -> {
            var finding = findings.get(found);
            double away = Math.abs(scale.x(finding.atNanos()) - x);
            var known = best.finding;
            boolean worse = known != null && finding.severity().compareTo(known.severity()) < 0;
            if (known == null || worse || (finding.severity() == known.severity() && away < best.away)) {
                best.finding = finding;
                best.away = away;
            }
        });
        return best.finding;
    }

    @Override
    public String tooltip(TimeScale scale, long nanos, double within) {
        var finding = nearest(scale, scale.x(nanos));
        if (finding == null) {
            return "";
        }
        return finding.title() + ", " + finding.severity().word() + ", " + words.clock(finding.atNanos()) + "\n"
                + finding.sentence() + "\n" + finding.remedy();
    }

    @Override
    public void snapPoints(long fromNanos, long toNanos, LongConsumer offer) {
        index.each(fromNanos, toNanos, found -> offer.accept(atNanos(found)));
    }
}
