package dev.playhead.transport.insight;

/// Density of frames over time, for the overview. Buckets are of equal width and cover the whole session.
public interface Density {
    /// Frames in each of `buckets` equal parts of `fromNanos` to `toNanos` (ns since 1970).
    int[] counts(long fromNanos, long toNanos, int buckets);
}
