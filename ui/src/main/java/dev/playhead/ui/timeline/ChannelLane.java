package dev.playhead.ui.timeline;

import dev.playhead.transport.insight.ChannelTrack;
import dev.playhead.transport.insight.ChannelTrack.Change;
import dev.playhead.transport.insight.ChannelTrack.MessageMark;
import java.util.Comparator;
import java.util.Locale;

/// One channel: its messages by serial over an axis, growing ones as lines, edits and deletes as arcs
/// back.
final class ChannelLane {
    static final double AXIS = 42;
    private static final double ROOM = 12;

    private ChannelLane() {}

    static void paint(Brush brush, PaintContext p, ChannelTrack track, double y) {
        var c = p.palette();
        double axis = y + AXIS;
        brush.line(p.x(p.timeline().startNanos()), axis, p.x(p.now()), axis, c.control(), 1);
        double labelled = Double.NEGATIVE_INFINITY;
        double ticked = Double.NEGATIVE_INFINITY;
        for (MessageMark message : track.messages()) {
            double x = p.x(message.createdNanos());
            boolean visible = x >= 0 && x <= p.scale().width();
            if (visible && x - ticked >= 3) {
                brush.line(x, axis, x, axis + 3, c.control(), 1);
                ticked = x;
            }
            if (visible && x - labelled > 44) {
                brush.line(x, axis, x, axis + 6, c.fg2(), 1);
                String ordinal = String.format(Locale.ROOT, "%,d", message.ordinal());
                brush.text(ordinal, x + 3, axis + 11, c.fg2(), TextStyle.MONO_10);
                labelled = x;
            }
            if (message.grownUntilNanos() > message.createdNanos()) {
                stream(brush, p, message, axis);
            }
            for (Change change : message.changes()) {
                arc(brush, p, message, change, axis);
            }
        }
        words(brush, p, track, axis);
    }

    /// What became of a message, beside the mark; where the next mark leaves no room, only the tooltip
    /// says it.
    private static void words(Brush brush, PaintContext p, ChannelTrack track, double axis) {
        var marks = track.messages().stream()
                .flatMap(message -> message.changes().stream())
                .filter(change -> p.scale().shows(change.atNanos(), change.atNanos()))
                .sorted(Comparator.comparingLong(Change::atNanos))
                .toList();
        for (int i = 0; i < marks.size(); i++) {
            Change change = marks.get(i);
            String words = change.delete() ? "deleted" : change.version() == 2 ? "edited, v2" : "v" + change.version();
            double x = p.x(change.atNanos()) + 9;
            double end = x + brush.measure(words, TextStyle.UI_11) + ROOM;
            if (i + 1 == marks.size() || p.x(marks.get(i + 1).atNanos()) > end) {
                brush.text(words, x, axis - 28, p.palette().fg1(), TextStyle.UI_11);
            }
        }
    }

    private static void stream(Brush brush, PaintContext p, MessageMark message, double axis) {
        long until = message.closed() ? message.grownUntilNanos() : p.now();
        if (!p.scale().shows(message.createdNanos(), until)) {
            return;
        }
        var c = p.palette();
        double line = axis - row(message);
        double from = p.x(message.createdNanos());
        double to = p.x(until);
        brush.line(from, line, to, line, c.ink(), 3, 0.55);
        brush.circle(from, line, 3.5, c.ink(), null, 0);
        if (message.closed()) {
            brush.rect(to - 1, line - 4, 2, 8, c.ink());
        }
    }

    /// Streams of different runs lie on two lines, so that two at a time can be told apart.
    private static double row(MessageMark message) {
        return message.run() % 2 == 0 ? 7 : 14;
    }

    private static void arc(Brush brush, PaintContext p, MessageMark message, Change change, double axis) {
        if (!p.scale().shows(message.createdNanos(), change.atNanos())) {
            return;
        }
        var c = p.palette();
        double base = axis - 20;
        double from = p.x(message.createdNanos());
        double to = p.x(change.atNanos());
        brush.circle(from, base, 3.5, c.bg0(), c.fg0(), 1.5);
        brush.curve(to, base - 4, to - 2, base - 22, from + 2, base - 22, from, base - 6, c.fg1(), 1.25);
        brush.polygon(c.fg1(), 1, from, base - 4, from - 3, base - 10, from + 4, base - 9);
        if (change.delete()) {
            brush.cross(to, base, 3.5, c.fg0(), 2);
        } else {
            brush.diamond(to, base, 4.5, c.fg0());
        }
    }
}
