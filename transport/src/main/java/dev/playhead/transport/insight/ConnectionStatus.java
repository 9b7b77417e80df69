package dev.playhead.transport.insight;

import dev.playhead.transport.fault.RuleId;
import org.jspecify.annotations.Nullable;

/// Status of one participant's connection at one moment. Immutable.
///
/// @param sinceNanos since when it is in this state, ns since 1970
/// @param latencyNanos usual time from publish to its socket lately; -1 when nothing was delivered yet
/// @param behind frames it misses now
/// @param rule the fault behind the state; null when none is
public record ConnectionStatus(
        int participant,
        State state,
        long sinceNanos,
        long latencyNanos,
        int behind,
        @Nullable RuleId rule) {
    /// From when on a frame is late: more than this from the hand-over to its socket.
    public static final long LATE_NANOS = 200_000_000;

    public enum State {
        /// Back after an absence, and not attached again yet.
        CONNECTING,
        /// Connected, whether it is attached to a channel or only publishes.
        CONNECTED,
        CUT,
        /// The rule that cut it has ended, and it has not come back yet; since then.
        RETURNING,
        /// Its transport is gone, and no rule of ours took it.
        LOST,
        SLOW,
        STALLED,
        RECOVERED,
        /// Away for longer than a connection is kept: nothing can be resumed any more.
        SUSPENDED,
        FAILED,
        /// Closed by itself, or was never there at this moment.
        GONE
    }
}
