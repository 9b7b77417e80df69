package dev.playhead.ui.object;

import dev.playhead.transport.insight.object.ObjectHistory;
import dev.playhead.transport.insight.object.ObjectNode;
import dev.playhead.transport.insight.object.ObjectTrack;
import dev.playhead.transport.objects.ObjectEffect;
import dev.playhead.ui.canvas.Brush;
import dev.playhead.ui.theme.Palette;
import dev.playhead.ui.time.TimeScale;

/// Value of one key over time: steps for a counter, marks for values that are set and removed. Immutable.
///
/// @param playhead ns since 1970; what comes after it is muted
record ObjectStrip(ObjectTrack track, ObjectNode node, TimeScale scale, long playhead) {
    /// Height of a strip, px.
    static final double HEIGHT = 22;

    private static final double TOP = 4;
    private static final double BASE = 17;
    private static final double MARK = 3.5;

    void paint(Brush brush, Palette c) {
        brush.line(0, BASE, scale.width(), BASE, c.lineStrong(), 1);
        if (node.kind() == ObjectNode.Kind.COUNTER) {
            steps(brush, c);
        } else if (node.kind() != ObjectNode.Kind.MAP || !node.path().isEmpty()) {
            marks(brush, c);
        }
        double x = scale.x(playhead);
        if (x >= 0 && x <= scale.width()) {
            brush.line(x, 1, x, HEIGHT - 1, c.accent(), 2);
        }
    }

    private int firstShown() {
        return ObjectHistory.below(node.changes(), track.until(scale.firstShown() - 1));
    }

    private int endShown() {
        return ObjectHistory.below(node.changes(), track.until(scale.lastShown()));
    }

    private ObjectEffect effect(int place) {
        return track.changes().get(node.changes().get(place)).effect();
    }

    private long nanos(int place) {
        return track.changes().get(node.changes().get(place)).atNanos();
    }

    private double total(int place) {
        return place < 0 ? 0 : track.changes().get(node.changes().get(place)).total();
    }

    private void steps(Brush brush, Palette c) {
        int from = firstShown();
        int end = endShown();
        double least = total(from > 0 ? from - 1 : Math.min(from, end - 1));
        double most = least;
        for (int i = from; i < end; i++) {
            least = Math.min(least, total(i));
            most = Math.max(most, total(i));
        }
        for (var other : node.others()) {
            least = Math.min(least, other.total());
            most = Math.max(most, other.total());
        }
        double range = most - least;
        double x = from > 0 ? 0 : -1;
        double y = y(total(from - 1), least, range);
        for (int i = from; i < end; i++) {
            double next = scale.x(nanos(i));
            double level = y(total(i), least, range);
            boolean happened = nanos(i) <= playhead;
            if (x >= 0 && next - x >= 0.5) {
                level(brush, c, x, Math.min(next, scale.width()), y);
            }
            if (x >= 0) {
                brush.line(next, y, next, level, happened ? c.ink() : c.control(), 1.5);
            } else {
                brush.circle(next, level, 2, c.ink(), null, 0);
            }
            x = next;
            y = level;
        }
        if (x >= 0) {
            level(brush, c, x, scale.width(), y);
        }
        for (var other : node.others()) {
            double at = scale.x(track.changes().get(other.missing()).atNanos());
            double level = y(other.total(), least, range);
            double until = Math.min(scale.width(), scale.x(playhead));
            if (until > Math.max(0, at)) {
                brush.line(Math.max(0, at), level, until, level, c.faultMark(), 1.5, 1, 3, 2);
            }
        }
    }

    // Of what has not happened by the playhead the line is muted.
    private void level(Brush brush, Palette c, double from, double to, double y) {
        double now = Math.clamp(scale.x(playhead), from, Math.max(from, to));
        if (now > from) {
            brush.line(from, y, now, y, c.ink(), 1.5);
        }
        if (to > now) {
            brush.line(now, y, to, y, c.control(), 1.5);
        }
    }

    private static double y(double total, double least, double range) {
        return range == 0 ? (TOP + BASE) / 2 : BASE - 1 - (total - least) / range * (BASE - 1 - TOP);
    }

    // Of marks on one pixel the last is drawn, but a removal is never drawn over.
    private void marks(Brush brush, Palette c) {
        int end = endShown();
        double middle = (TOP + BASE) / 2 + 1;
        for (int i = firstShown(); i < end; i++) {
            double x = scale.x(nanos(i));
            boolean removed = effect(i).kind() == ObjectEffect.Kind.REMOVED;
            boolean hidden = i + 1 < end && scale.x(nanos(i + 1)) - x < 1 && !removed;
            if (hidden) {
                continue;
            }
            var colour = nanos(i) <= playhead ? c.fg0() : c.control();
            if (removed) {
                brush.cross(x, middle, MARK, colour, 2);
            } else if (i == 0 || effect(i - 1).kind() == ObjectEffect.Kind.REMOVED) {
                brush.circle(x, middle, MARK, c.bg0(), colour, 1.5);
            } else {
                brush.diamond(x, middle, MARK + 1, colour);
            }
        }
    }
}
