package dev.playhead.ui.timeline;

import dev.playhead.transport.insight.Frames;
import dev.playhead.ui.time.TimeScale;
import java.util.List;

/// The event that a playhead jumps to when somebody lets go of it nearby.
final class Snap {
    /// Distance that is near, px; also for what a click chooses.
    static final double NEAR = 6;

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
        long reach = Math.round(NEAR * (scale.nanosAt(scale.width()) - scale.fromNanos()) / Math.max(1, scale.width()));
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

    private void offer(long nanos) {
        long away = Math.abs(nanos - wanted);
        if (nanos != 0 && nanos != Long.MAX_VALUE && away <= reach) {
            reach = away;
            found = nanos;
        }
    }
}
