package dev.playhead.ui.timeline;

import dev.playhead.transport.insight.FaultTrack;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.canvas.Brush;
import dev.playhead.ui.canvas.TextStyle;
import dev.playhead.ui.mark.PaintContext;
import dev.playhead.ui.time.TimeScale;
import java.util.List;
import java.util.function.LongConsumer;

/// Rules over the time they were on: red when one loses frames, amber when it only slows. Always there, also with no
/// rule in it: an active fault must be in sight.
final class FaultsLane implements Lane {
    private static final double HEIGHT = 24;

    private final Timeline timeline;
    private final TimelineText words;

    private FaultsLane(Timeline timeline) {
        this.timeline = timeline;
        this.words = new TimelineText(timeline);
    }

    static List<FaultsLane> of(Timeline timeline) {
        return List.of(new FaultsLane(timeline));
    }

    @Override
    public String heading() {
        return "Faults";
    }

    @Override
    public String id() {
        return "rules";
    }

    @Override
    public Header header(long nanos) {
        long sofar = timeline.faults().stream()
                .filter(fault -> fault.span().fromNanos() <= nanos)
                .count();
        long on = timeline.faults().stream()
                .filter(fault -> fault.span().contains(nanos))
                .count();
        return Header.plain(sofar == 0 ? "none" : on == 0 ? sofar + " so far" : on + " on, " + sofar + " so far");
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
        for (FaultTrack fault : timeline.faults()) {
            rule(brush, p, fault, y + (height - HEIGHT) / 2);
        }
    }

    @Override
    public void eachMark(TimeScale scale, Marks marks) {
        for (FaultTrack fault : timeline.faults()) {
            if (fault.rule().fault().loses()) {
                marks.error(fault.span().fromNanos(), fault.span().toNanos());
            } else {
                marks.warning(fault.span().fromNanos(), fault.span().toNanos());
            }
        }
    }

    private static void rule(Brush brush, PaintContext p, FaultTrack fault, double y) {
        if (!p.shows(fault.span())) {
            return;
        }
        var c = p.palette();
        boolean loses = fault.rule().fault().loses();
        var mark = loses ? c.faultMark() : c.warnMark();
        double top = y + 4;
        double x = p.x(fault.span().fromNanos());
        double wide = Math.max(3, p.x(p.until(fault.span())) - x);
        brush.tint(x, top, wide, 16, loses ? c.faultBg() : c.warnBg(), c.tintEdge());
        brush.hatch(x, top, wide, 16, mark, 0.55, 6, 1.2);
        brush.box(x, top, wide, 16, mark, 1);
        String name = fault.rule().id() + " " + fault.rule().label();
        double room = brush.measure(name, TextStyle.STRONG_11);
        double left = Math.max(0, x);
        if (x + wide - left > room + 12) {
            brush.rect(left + 5, top + 2, room + 6, 12, c.bg0());
            brush.text(name, left + 8, top + 8.5, loses ? c.fault() : c.warn(), TextStyle.STRONG_11);
        }
    }

    @Override
    public String tooltip(TimeScale scale, long nanos, double within) {
        long reach = scale.nanosAt(3) - scale.nanosAt(0);
        for (FaultTrack fault : timeline.faults()) {
            if (nanos >= fault.span().fromNanos() - reach
                    && nanos - reach < fault.span().toNanos()) {
                return fault.rule().id() + " " + fault.rule().label() + "\n" + words.during(fault.span());
            }
        }
        return "";
    }

    @Override
    public void snapPoints(long fromNanos, long toNanos, LongConsumer offer) {
        for (FaultTrack fault : timeline.faults()) {
            offer.accept(fault.span().fromNanos());
            offer.accept(fault.span().toNanos());
        }
    }
}
