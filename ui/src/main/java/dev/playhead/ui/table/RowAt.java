package dev.playhead.ui.table;

import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.format.Formats;
import org.jspecify.annotations.Nullable;

/// One row of a table at a moment.
///
/// @param index its place among all rows of the session, which never changes
/// @param nanos the moment, ns since 1970
public record RowAt(Timeline timeline, int index, long nanos) {
    /// The participant with this index; null for -1.
    public @Nullable Participant participant(int participant) {
        return participant < 0 ? null : timeline.participants().get(participant);
    }

    /// Returns a moment as the product writes it: since the start of the session.
    public String clock(long atNanos) {
        return Formats.clock(atNanos - timeline.startNanos());
    }

    /// Returns a moment in seconds since the start of the session, as filters compare it.
    public double seconds(long atNanos) {
        return (atNanos - timeline.startNanos()) / 1e9;
    }
}
