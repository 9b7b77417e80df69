package dev.playhead.transport.delivery;

import java.util.Arrays;
import java.util.function.IntConsumer;

/// Number of versions that each participant was sent as it should be. Counted once for all rules that ask. For one
/// thread.
public final class SentCounts {
    private long[] counts = new long[16];
    private long[] sinceNanos = new long[16];

    void sent(int participant, long nanos) {
        if (participant >= counts.length) {
            int more = Math.max(participant + 1, counts.length * 2);
            counts = Arrays.copyOf(counts, more);
            sinceNanos = Arrays.copyOf(sinceNanos, more);
        }
        if (counts[participant]++ == 0) {
            sinceNanos[participant] = nanos;
        }
    }

    /// Returns when a participant was first sent one, ns since 1970; `Long.MAX_VALUE` for never.
    public long sinceNanos(int participant) {
        return of(participant) == 0 ? Long.MAX_VALUE : sinceNanos[participant];
    }

    /// Returns the number for a participant.
    public long of(int participant) {
        return participant < counts.length ? counts[participant] : 0;
    }

    /// Tells every participant that was sent something.
    public void forEach(IntConsumer participant) {
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                participant.accept(i);
            }
        }
    }
}
