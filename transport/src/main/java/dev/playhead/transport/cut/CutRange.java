package dev.playhead.transport.cut;

import java.util.function.Predicate;

/// The part of a recording that is wanted.
///
/// @param fromNanos its first moment, ns since 1970
/// @param toNanos its last moment, ns since 1970; `Long.MAX_VALUE` for the end
/// @param channels which channels, by their names without qualifiers
/// @param isOfAllChannels whether that is every channel, so that the part can be run again to the same end
public record CutRange(long fromNanos, long toNanos, Predicate<String> channels, boolean isOfAllChannels) {
    public CutRange {
        if (toNanos < fromNanos) {
            throw new IllegalArgumentException("A part of a recording cannot end before it begins.");
        }
    }

    /// Everything that happened from one moment to another.
    public static CutRange of(long fromNanos, long toNanos) {
        return new CutRange(fromNanos, toNanos, name -> true, true);
    }

    /// Returns the same time with some channels and what belongs to none.
    public CutRange ofChannels(Predicate<String> some) {
        return new CutRange(fromNanos, toNanos, some, false);
    }
}
