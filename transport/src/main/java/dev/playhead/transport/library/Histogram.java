package dev.playhead.transport.library;

import java.util.Arrays;
import java.util.List;

/// Counts in equal parts of a length of time. For one thread.
final class Histogram {
    private final long fromNanos;
    private final long lengthNanos;
    private final long[] counts;

    Histogram(int parts, long fromNanos, long lengthNanos) {
        this.fromNanos = fromNanos;
        this.lengthNanos = lengthNanos;
        this.counts = new long[parts];
    }

    void add(long atNanos, int count) {
        double share = (atNanos - fromNanos) / (lengthNanos + 1.0);
        counts[Math.clamp((int) (share * counts.length), 0, counts.length - 1)] += count;
    }

    List<Integer> counts() {
        return Arrays.stream(counts)
                .mapToInt(count -> (int) Math.min(count, Integer.MAX_VALUE))
                .boxed()
                .toList();
    }
}
