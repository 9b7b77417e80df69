package dev.playhead.ui.mark;

import dev.playhead.transport.insight.Run;
import dev.playhead.transport.insight.Span;
import dev.playhead.ui.canvas.Brush;
import dev.playhead.ui.canvas.TextStyle;
import java.util.Locale;

/// One run as a bar: question, wait, then a bar code of appends under a line of words.
public final class RunBar {
    private static final double WORDS = 16;

    private RunBar() {}

    /// Draws `run` in a bar of height `h` whose top is at `y`.
    public static void paint(Brush brush, PaintContext p, Run run, double y, double h) {
        long until = run.endedNanos() == 0 ? p.now() : run.endedNanos();
        if (run.startedNanos() == 0 || !p.scale().shows(firstMoment(run), until)) {
            return;
        }
        var c = p.palette();
        double top = y + 2;
        double tall = h - 4;
        double xs = p.x(run.startedNanos());
        double xe = p.x(until);
        boolean hasText = run.firstTextNanos() != 0;
        double xf = hasText ? p.x(run.firstTextNanos()) : xe;
        boolean grouped = false;
        asked(brush, p, run, xs, y + h / 2);
        brush.box(xs, top, Math.max(2, Math.min(xf, xe) - xs), tall, c.control(), 1);
        if (hasText && xe > xf) {
            grouped = body(brush, p, run, xf, xe, top, tall);
            brush.line(xf, y, xf, y + h, c.fg0(), 2);
        }
        stop(brush, p, run, y, h);
        end(brush, p, run, xe, top, tall);
        if (hasText && p.words()) {
            words(brush, p, run, xf, xe, top, grouped);
        }
    }

    /// Returns when a run was asked for, ns since 1970, or when it started when nobody asked.
    public static long firstMoment(Run run) {
        return run.askedNanos() == 0 ? run.startedNanos() : run.askedNanos();
    }

    private static void asked(Brush brush, PaintContext p, Run run, double xs, double middle) {
        if (run.askedNanos() == 0) {
            return;
        }
        double xa = p.x(run.askedNanos());
        brush.line(xa, middle, xs, middle, p.palette().fg2(), 1, 1, 2, 2);
        int asker = p.number(run.asker());
        if (asker > 0) {
            brush.circle(xa, middle, 3.5, p.palette().id(asker), null, 0);
        } else {
            brush.circle(xa, middle, 3, null, p.palette().ink(), 1.5);
        }
    }

    /// Returns whether one mark stands for many appends.
    private static boolean body(Brush brush, PaintContext p, Run run, double xf, double xe, double top, double tall) {
        var c = p.palette();
        double stripTop = top + WORDS;
        double strip = tall - WORDS - 2;
        brush.tint(xf, top, xe - xf, tall, c.inkBg(), c.tintEdge());
        brush.clip(xf, top, xe - xf, tall);
        var tokens = run.tokens();
        boolean grouped = TickStrip.paint(brush, p.scale(), tokens, stripTop, strip, c.ink(), i -> {
            int characters = tokens.weight(i);
            return new TickStrip.Mark(characters > 4 ? 2 : 1, strip, c.ink(), 0.3 + Math.min(0.7, characters / 7.0));
        });
        for (Span stall : run.stalls()) {
            double from = p.x(stall.fromNanos());
            double wide = Math.max(3, p.x(p.until(stall)) - from);
            brush.hatch(from, stripTop, wide, strip, c.warnMark(), 0.75, 5, 1.2);
        }
        for (Span wait : run.suspensions()) {
            double from = p.x(wait.fromNanos());
            double wide = Math.max(3, p.x(p.until(wait)) - from);
            brush.rect(from, top, wide, tall, c.bg0());
            brush.hatch(from, top, wide, tall, c.fg2(), 0.6, 6, 1);
            brush.box(from, top, wide, tall, c.control(), 1);
        }
        brush.unclip();
        return grouped;
    }

    private static void stop(Brush brush, PaintContext p, Run run, double y, double h) {
        var stop = run.stop();
        if (stop == null) {
            return;
        }
        var c = p.palette();
        double x = p.x(stop.atNanos());
        if (run.lastTextNanos() > stop.atNanos()) {
            double wide = Math.max(3, p.x(run.lastTextNanos()) - x);
            brush.hatch(x, y + 2 + WORDS, wide, h - WORDS - 6, c.warnMark(), 1, 4, 1.5);
        }
        brush.line(x, y - 1, x, y + h + 1, c.warnMark(), 2);
        brush.rounded(x - 7, y - 2, 14, 14, 3, c.warnMark(), null);
        brush.rect(x - 3, y + 2, 6, 6, c.bg0());
    }

    private static void end(Brush brush, PaintContext p, Run run, double xe, double top, double tall) {
        var c = p.palette();
        switch (run.status()) {
            case STARTED, STREAMING, SUSPENDED ->
                brush.polygon(c.ink(), 1, xe, top, xe + 6, top + tall / 2, xe, top + tall);
            case COMPLETE -> brush.line(xe, top, xe, top + tall, c.ink(), 2);
            case STOPPED -> brush.line(xe, top, xe, top + tall, c.fg2(), 2);
            case ERROR -> {
                brush.line(xe, top, xe, top + tall, c.faultMark(), 2);
                brush.diamond(xe, top + tall / 2, 5, c.faultMark());
            }
            case ORPHANED -> brush.line(xe, top + tall / 2, xe + 24, top + tall / 2, c.fg2(), 1, 0.6, 3, 4);
        }
    }

    private static void words(Brush brush, PaintContext p, Run run, double xf, double xe, double top, boolean grouped) {
        var stop = run.stop();
        double right = stop == null ? xe : Math.min(xe, p.x(stop.atNanos()) - 10);
        double left = Math.max(xf, 0) + 6;
        String name = "Run " + run.number();
        double wide = brush.measure(name, TextStyle.STRONG_11);
        if (right - left < wide + 6) {
            return;
        }
        brush.text(name, left, top + 8, p.palette().fg0(), TextStyle.STRONG_11);
        String more = measures(run);
        double room = right - left - wide - 14;
        if (grouped) {
            // Not an append each: that goes before what is measured.
            more = more.isEmpty() ? TickStrip.GROUPED : TickStrip.GROUPED + "  " + more;
        }
        if (brush.measure(more, TextStyle.MONO_11) > room && more.contains("  ")) {
            more = more.substring(0, more.indexOf("  "));
        }
        if (right - left > wide + 14 + brush.measure(more, TextStyle.MONO_11)) {
            brush.text(more, left + wide + 8, top + 8, p.palette().fg1(), TextStyle.MONO_11);
        }
    }

    /// Time to first text, and how many appends came a second.
    static String measures(Run run) {
        if (run.askedNanos() == 0) {
            return "";
        }
        String first = String.format(Locale.ROOT, "TTFT %.2f s", (run.firstTextNanos() - run.askedNanos()) / 1e9);
        double streaming = (run.lastTextNanos() - run.firstTextNanos()) / 1e9;
        return streaming <= 0
                ? first
                : first
                        + String.format(
                                Locale.ROOT, "  %.0f appends/s", run.tokens().size() / streaming);
    }
}
