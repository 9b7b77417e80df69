package dev.playhead.transport.delivery;

import java.util.Arrays;
import java.util.function.IntConsumer;

/// Number of versions that each participant was sent as it should be. Counted once for all rules that ask. For one
/// thread.
public final class SentCounts {
    private long[] counts = new long[16];

    void sent(int participant) {
        if (participant >= counts.length) {
            counts = Arrays.copyOf(counts, Math.max(participant + 1, counts.length * 2));
        }
        counts[participant]++;
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
