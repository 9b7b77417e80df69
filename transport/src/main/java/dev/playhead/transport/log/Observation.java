package dev.playhead.transport.log;

/// Something that was seen and changed nothing: the core is told of none of it, and a re-run leaves it out.
public sealed interface Observation extends Entry
        permits Entry.Rejected, Entry.Written, Entry.Earlier, Entry.Note, Entry.Foreign {
    /// Returns this observation at another position and time.
    ///
    /// @param newAtNanos ns since 1970
    Observation at(long newPosition, long newAtNanos);
}
