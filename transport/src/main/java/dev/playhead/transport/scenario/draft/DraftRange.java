package dev.playhead.transport.scenario.draft;

/// The time of a recording that a scenario is made of.
///
/// @param fromNanos its first moment, ns since 1970; what was before it is left out, but for who was there
/// @param toNanos its last moment, ns since 1970; `Long.MAX_VALUE` for the end
public record DraftRange(long fromNanos, long toNanos) {
    /// All of it.
    public static final DraftRange WHOLE = new DraftRange(Long.MIN_VALUE, Long.MAX_VALUE);

    public DraftRange {
        if (toNanos < fromNanos) {
            throw new IllegalArgumentException("A part of a recording cannot end before it begins.");
        }
    }

    boolean contains(long nanos) {
        return nanos >= fromNanos && nanos <= toNanos;
    }
}
