package dev.playhead.ui.time;

import java.util.function.IntConsumer;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/// Finds among intervals those that touch a stretch of time, without looking at all of them: it knows of each
/// block of 64 when it begins and ends. Intervals lie roughly in order of their beginnings. Moments are ns
/// since 1970. Built when first asked. For one thread.
public final class IntervalIndex {
    private static final int BLOCK = 64;

    private final int count;
    private final IntToLongFunction from;
    private final IntToLongFunction to;
    private @Nullable Blocks blocks;

    /// @param earliest the earliest beginning in a block and in all after it
    /// @param latest the latest end in a block
    @SuppressWarnings("ArrayRecordComponent")
    private record Blocks(long[] earliest, long[] latest) {}

    /// @param count how many intervals there are
    /// @param from beginning of the interval with an index
    /// @param to its end; not before its beginning
    public IntervalIndex(int count, IntToLongFunction from, IntToLongFunction to) {
        this.count = count;
        this.from = from;
        this.to = to;
    }

    /// Visits the intervals that touch a stretch of time, in order of their index.
    public void each(long fromNanos, long toNanos, IntConsumer visit) {
        var known = blocks();
        for (int block = 0; block < known.latest.length && known.earliest[block] <= toNanos; block++) {
            if (known.latest[block] >= fromNanos) {
                for (int i = block * BLOCK; i < Math.min(count, (block + 1) * BLOCK); i++) {
                    if (to.applyAsLong(i) >= fromNanos && from.applyAsLong(i) <= toNanos) {
                        visit.accept(i);
                    }
                }
            }
        }
    }

    private Blocks blocks() {
        var known = blocks;
        if (known == null) {
            int size = (count + BLOCK - 1) / BLOCK;
            known = new Blocks(new long[size], new long[size]);
            long least = Long.MAX_VALUE;
            for (int block = size - 1; block >= 0; block--) {
                long most = Long.MIN_VALUE;
                for (int i = block * BLOCK; i < Math.min(count, (block + 1) * BLOCK); i++) {
                    least = Math.min(least, from.applyAsLong(i));
                    most = Math.max(most, to.applyAsLong(i));
                }
                known.earliest[block] = least;
                known.latest[block] = most;
            }
            blocks = known;
        }
        return known;
    }
}
