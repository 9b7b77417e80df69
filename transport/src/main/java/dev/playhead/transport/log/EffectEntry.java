package dev.playhead.transport.log;

/// Something that the core did because of an input.
public sealed interface EffectEntry extends Entry
        permits Entry.FrameOut,
                Entry.FrameUndelivered,
                Entry.FrameHeld,
                Entry.HeldEnded,
                Entry.TransportEffect,
                Entry.RestOut {
    /// Position of the input that it follows from.
    long cause();

    /// Returns this effect at another position and time, of an input that is at another position, too.
    ///
    /// @param newAtNanos ns since 1970
    EffectEntry at(long newPosition, long newAtNanos, long newCause);
}
