package dev.playhead.ui.detail;

import dev.playhead.transport.insight.ConnectionStatus;
import dev.playhead.transport.insight.FrameLink;
import java.util.ArrayList;
import java.util.List;

/// Times from the moment that something arrived to the moments that what followed was written to a socket.
/// Immutable.
///
/// @param bars one for each effect
/// @param longestNanos of the longest bar, ns; 1 when there is none
record TimingBars(List<Bar> bars, long longestNanos) {
    /// @param row index in the frames table
    /// @param nanos from the origin to its socket, ns; -1 when it was not written, or nobody knows
    record Bar(FrameLink.Relation relation, int row, long nanos, State state) {
        /// Returns which part of `longestNanos` it is, from 0 to 1.
        double share(long longestNanos) {
            return nanos < 0 ? 0 : (double) nanos / longestNanos;
        }
    }

    enum State {
        WRITTEN,
        /// Longer than anybody should wait.
        LATE,
        NOT_SENT,
        /// Not written yet, or the recording does not say when.
        UNKNOWN
    }

    static TimingBars of(ShownFrame frame) {
        var timing = frame.detail().timing();
        var frames = frame.timeline().frames();
        var bars = new ArrayList<Bar>();
        long longest = 1;
        for (var link : timing.effects()) {
            long written = frames.writtenNanos(link.row());
            long nanos = written == 0 ? -1 : Math.max(0, written - frames.atNanos(timing.origin()));
            longest = Math.max(longest, nanos);
            bars.add(new Bar(link.relation(), link.row(), nanos, state(link, nanos)));
        }
        return new TimingBars(List.copyOf(bars), longest);
    }

    private static State state(FrameLink link, long nanos) {
        if (link.relation() == FrameLink.Relation.NOT_SENT) {
            return State.NOT_SENT;
        }
        return nanos < 0 ? State.UNKNOWN : nanos > ConnectionStatus.LATE_NANOS ? State.LATE : State.WRITTEN;
    }
}
