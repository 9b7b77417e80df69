package dev.playhead.ui.time;

import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.insight.Timeline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/// Finds the stretches of a session in which nothing happened: no frame but heartbeats, no fault set or over, and no
/// other
/// moment that its owner names. Goes on where it was as the session grows. For one thread.
public final class IdleTime {
    /// Least length of time without an event that is folded, ns.
    public static final long LEAST_NANOS = 5_000_000_000L;

    // What happened just before and just after stays readable.
    private static final long BESIDE_NANOS = 500_000_000L;
    private static final String HEARTBEAT = "HEARTBEAT";

    private final List<TimeFolds.Fold> quiet = new ArrayList<>();
    private long start;
    private int row = -1;
    private int count;
    private long[] named = {};
    private TimeFolds folds = TimeFolds.NONE;

    /// Returns what can be folded of a session as it is now.
    ///
    /// @param moments at which something else happened, ns since 1970, in any order
    public TimeFolds of(Timeline timeline, LongStream moments) {
        var frames = timeline.frames();
        if (timeline.startNanos() != start || frames.count() < count) {
            quiet.clear();
            row = -1;
            count = 0;
            named = new long[0];
            folds = TimeFolds.NONE;
            start = timeline.startNanos();
        }
        var faults = timeline.faults().stream()
                .flatMapToLong(fault ->
                        LongStream.of(fault.span().fromNanos(), fault.span().toNanos()));
        var all = LongStream.concat(faults, moments).sorted().toArray();
        if (frames.count() != count || !Arrays.equals(all, named)) {
            count = frames.count();
            named = all;
            read(frames);
            folds = TimeFolds.of(cut(all));
        }
        return folds;
    }

    /// Goes on from event to event, by as many as fit into the least stretch, so that a dense session costs no more
    /// than a
    /// step for every five seconds.
    private void read(Frames frames) {
        if (row < 0) {
            row = next(frames, 0);
        }
        while (row < frames.count()) {
            long at = frames.atNanos(row);
            int last = frames.rowAt(at + LEAST_NANOS);
            while (last > row && isHeartbeat(frames, last)) {
                last--;
            }
            if (last > row) {
                row = last;
                continue;
            }
            int next = next(frames, Math.max(row, frames.rowAt(at + LEAST_NANOS)) + 1);
            if (next >= frames.count()) {
                return; // now is not idle time yet: it may end at any moment
            }
            quiet.add(new TimeFolds.Fold(at, frames.atNanos(next)));
            row = next;
        }
    }

    private static int next(Frames frames, int from) {
        int row = from;
        while (row < frames.count() && isHeartbeat(frames, row)) {
            row++;
        }
        return row;
    }

    private static boolean isHeartbeat(Frames frames, int row) {
        return frames.kind(row).equals(HEARTBEAT);
    }

    // Without what happened in a stretch beside frames.
    private List<TimeFolds.Fold> cut(long[] moments) {
        var cut = new ArrayList<TimeFolds.Fold>();
        int moment = 0;
        for (var stretch : quiet) {
            long from = stretch.fromNanos();
            while (moment < moments.length && moments[moment] <= from) {
                moment++;
            }
            for (; moment < moments.length && moments[moment] < stretch.toNanos(); moment++) {
                add(cut, from, moments[moment]);
                from = moments[moment];
            }
            add(cut, from, stretch.toNanos());
        }
        return cut;
    }

    private static void add(List<TimeFolds.Fold> cut, long fromNanos, long toNanos) {
        if (toNanos - fromNanos >= LEAST_NANOS) {
            cut.add(new TimeFolds.Fold(fromNanos + BESIDE_NANOS, toNanos - BESIDE_NANOS));
        }
    }
}
