package dev.playhead.transport.insight;

/// A stretch of time, ns since 1970. One that still goes on ends at [#OPEN].
public record Span(long fromNanos, long toNanos) {
    /// End of what has not ended.
    public static final long OPEN = Long.MAX_VALUE;

    public boolean isOpen() {
        return toNanos == OPEN;
    }

    /// Returns whether `nanos` lies in it, the end excluded.
    public boolean contains(long nanos) {
        return nanos >= fromNanos && nanos < toNanos;
    }
}
