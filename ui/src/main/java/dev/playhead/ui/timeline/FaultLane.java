package dev.playhead.ui.timeline;

import dev.playhead.transport.fault.FaultRule.Behaviour;
import dev.playhead.transport.insight.FaultTrack;

/// A rule over the time it was on: red when it loses frames, amber when it only slows.
final class FaultLane {
    private FaultLane() {}

    static void paint(Brush brush, PaintContext p, FaultTrack fault, double y) {
        if (!p.shows(fault.span())) {
            return;
        }
        var c = p.palette();
        boolean loses = fault.rule().behaviour() instanceof Behaviour.Cut;
        var mark = loses ? c.faultMark() : c.warnMark();
        double top = y + 4;
        double x = p.x(fault.span().fromNanos());
        double wide = Math.max(3, p.x(p.until(fault.span())) - x);
        brush.rect(x, top, wide, 16, loses ? c.faultBg() : c.warnBg());
        brush.hatch(x, top, wide, 16, mark, 0.55, 6, 1.2);
        brush.box(x, top, wide, 16, mark, 1);
        String words = fault.rule().id() + " " + fault.rule().label();
        double room = brush.measure(words, TextStyle.STRONG_11);
        double left = Math.max(0, x);
        if (x + wide - left > room + 12) {
            brush.rect(left + 5, top + 2, room + 6, 12, c.bg0());
            brush.text(words, left + 8, top + 8.5, loses ? c.fault() : c.warn(), TextStyle.STRONG_11);
        }
    }
}
