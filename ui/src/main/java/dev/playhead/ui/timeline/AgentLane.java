package dev.playhead.ui.timeline;

import dev.playhead.transport.insight.Run;
import dev.playhead.transport.insight.Span;

/// What one agent was doing: a line while idle, hollow while it prepares, solid while it streams,
/// hatched while it waits for a person or a tool.
final class AgentLane {
    private AgentLane() {}

    static void paint(Brush brush, PaintContext p, int agent, double y) {
        var c = p.palette();
        long from = Long.MAX_VALUE;
        for (var track : p.timeline().tracks()) {
            if (track.participant() == agent && !track.connected().isEmpty()) {
                from = track.connected().getFirst().fromNanos();
            }
        }
        if (from < p.now()) {
            brush.line(p.x(from), y + 10, p.x(p.now()), y + 10, c.lineStrong(), 1);
        }
        for (Run run : p.timeline().runs()) {
            if (run.agent() == agent && run.startedNanos() != 0) {
                work(brush, p, run, y + 5);
            }
        }
    }

    private static void work(Brush brush, PaintContext p, Run run, double top) {
        var c = p.palette();
        long until = run.endedNanos() == 0 ? p.now() : run.endedNanos();
        if (!p.scale().shows(run.startedNanos(), until)) {
            return;
        }
        double xs = p.x(run.startedNanos());
        double xe = p.x(until);
        double xf = run.firstTextNanos() == 0 ? xe : p.x(run.firstTextNanos());
        brush.rect(xs, top, xe - xs, 10, c.bg0());
        brush.box(xs, top, Math.max(2, xf - xs), 10, c.control(), 1);
        brush.rect(xf, top, Math.max(0, xe - xf), 10, c.ink(), 0.42);
        for (Span wait : run.suspensions()) {
            waiting(brush, p, wait, top);
        }
        for (Span stall : run.stalls()) {
            waiting(brush, p, stall, top);
        }
    }

    private static void waiting(Brush brush, PaintContext p, Span wait, double top) {
        double x = p.x(wait.fromNanos());
        double wide = Math.max(3, p.x(p.until(wait)) - x);
        brush.rect(x, top, wide, 10, p.palette().inkBg());
        brush.hatch(x, top, wide, 10, p.palette().ink(), 0.5, 5, 1);
        brush.box(x, top, wide, 10, p.palette().control(), 1);
    }
}
