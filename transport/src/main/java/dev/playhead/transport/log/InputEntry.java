package dev.playhead.transport.log;

/// Something that happened to the broker. The inputs of a log, given to the core one after the other, lead to
/// the same state and the same effects as when they were recorded.
public sealed interface InputEntry extends Entry
        permits Entry.Opened,
                Entry.FrameIn,
                Entry.Reauthenticated,
                Entry.Closed,
                Entry.TimerFired,
                Entry.RestIn,
                Entry.RuleSet,
                Entry.RuleCleared,
                Entry.HeldSettled,
                Entry.LimitsSet,
                Entry.Stopping {
    /// Returns this entry at another position and time.
    ///
    /// @param newAtNanos ns since 1970
    InputEntry at(long newPosition, long newAtNanos);
}
