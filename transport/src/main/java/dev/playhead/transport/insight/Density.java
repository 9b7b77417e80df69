package dev.playhead.transport.insight;

/// How many frames each moment had, for the overview. Buckets are of equal width and cover the whole session.
public interface Density {
    /// Frames in each of `buckets` equal parts of `fromNanos` to `toNanos` (ns since 1970).
    int[] counts(long fromNanos, long toNanos, int buckets);
}
