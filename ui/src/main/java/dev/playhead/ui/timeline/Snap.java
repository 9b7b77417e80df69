package dev.playhead.ui.timeline;

import dev.playhead.transport.insight.EventSeries;
import dev.playhead.transport.insight.Frames;
import dev.playhead.ui.time.TimeScale;
import java.util.List;

/// The event that a playhead jumps to when somebody lets go of it nearby.
final class Snap {
    /// Distance that is near, px; also for what a click chooses.
    static final double NEAR = 6;

    /// No event is near.
    static final long NOTHING = Long.MIN_VALUE;

    private final long wanted;
    private long reach;
    private long found;

    private Snap(long wanted, long reach) {
        this.wanted = wanted;
        this.reach = reach;
        this.found = wanted;
    }

    /// The nearest event within 6 px of `nanos`, ns since 1970; `nanos` itself when there is none.
    static long nearest(List<? extends Lane> lanes, Frames frames, TimeScale scale, long nanos) {
        double x = scale.x(nanos);
        // Within folded time six px are much longer than elsewhere.
        long reach = scale.folds().at(nanos) == null
                ? scale.lengthOf(NEAR)
                : Math.max(scale.nanosAt(x + NEAR) - nanos, nanos - scale.nanosAt(x - NEAR));
        var snap = new Snap(nanos, reach);
        for (Lane lane : lanes) {
            lane.snapPoints(nanos - reach, nanos + reach, snap::offer);
        }
        int row = frames.rowAt(nanos);
        if (row >= 0) {
            snap.offer(frames.atNanos(row));
        }
        if (row + 1 < frames.count()) {
            snap.offer(frames.atNanos(row + 1));
        }
        return snap.found;
    }

    /// Returns the moment of the event nearest to `x` px, if it is within 6 px; [#NOTHING] otherwise.
    static long nearest(EventSeries events, TimeScale scale, double x) {
        int next = events.firstFrom(scale.nanosAt(x));
        long found = NOTHING;
        double away = NEAR;
        for (int i = Math.max(0, next - 1); i < Math.min(events.size(), next + 1); i++) {
            double distance = Math.abs(scale.x(events.atNanos(i)) - x);
            if (distance <= away) {
                away = distance;
                found = events.atNanos(i);
            }
        }
        return found;
    }

    private void offer(long nanos) {
        long away = Math.abs(nanos - wanted);
        if (nanos != 0 && nanos != Long.MAX_VALUE && away <= reach) {
            reach = away;
            found = nanos;
        }
    }
}
