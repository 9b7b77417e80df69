package dev.playhead.transport.session;

import dev.playhead.transport.protocol.ConnectionId;
import org.jspecify.annotations.Nullable;

/// Last change of a message, and the last by somebody else: a connection without echo has heard nothing of
/// its own changes, but must hear of all others. Immutable.
///
/// @param by null over REST
/// @param byOthers the last change by anybody but `by`; null when there was none
public record LastChange(
        String serial, @Nullable ConnectionId by, @Nullable String byOthers) {
    /// Returns the last change after one more.
    ///
    /// @param nextBy null over REST
    public LastChange then(String nextSerial, @Nullable ConnectionId nextBy) {
        boolean same = nextBy != null && nextBy.equals(by);
        return new LastChange(nextSerial, nextBy, same ? byOthers : serial);
    }

    /// The last change that this connection did not make; null when there was none.
    @Nullable
    public String notBy(ConnectionId connection) {
        return connection.equals(by) ? byOthers : serial;
    }
}
