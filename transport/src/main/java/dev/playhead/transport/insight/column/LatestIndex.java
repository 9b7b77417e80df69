package dev.playhead.transport.insight.column;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A moment for each of many things, and which of them have theirs after a moment: a tree of width 64 with
/// the latest of what is below. A moment only moves on. For one thread.
public final class LatestIndex {
    private static final int BITS = 6;

    // Each level has the latest of 64 of the level before; the last one has few.
    private final List<long[]> levels = new ArrayList<>(List.of(new long[2]));
    private int size;

    /// Adds a thing and returns its index.
    public int add(long nanos) {
        raise(size, nanos);
        return size++;
    }

    /// The moment of a thing is at least this one.
    public void raise(int index, long nanos) {
        int at = index;
        for (int level = 0; ; level++, at >>= BITS) {
            if (level == levels.size()) {
                if (at == 0) {
                    return; // one number is the top
                }
                levels.add(latestOf(levels.get(level - 1)));
            }
            var moments = levels.get(level);
            if (at >= moments.length) {
                moments = Arrays.copyOf(moments, Math.max(at + 1, at + (at >> 1)));
                levels.set(level, moments);
            }
            moments[at] = Math.max(moments[at], nanos);
        }
    }

    private static long[] latestOf(long[] below) {
        var latest = new long[(below.length >> BITS) + 1];
        for (int i = 0; i < below.length; i++) {
            latest[i >> BITS] = Math.max(latest[i >> BITS], below[i]);
        }
        return latest;
    }

    /// The first thing from `from` on whose moment is after `nanos`; -1 when there is none.
    public int next(int from, long nanos) {
        int at = from;
        int level = 0;
        while (at << level * BITS < size) {
            var moments = levels.get(level);
            if (at < moments.length && moments[at] > nanos) {
                if (level == 0) {
                    return at;
                }
                level--;
                at <<= BITS;
            } else {
                at++;
                // Up where a whole block begins: what is in it need not be looked at one by one.
                while (level + 1 < levels.size() && (at & (1 << BITS) - 1) == 0) {
                    at >>= BITS;
                    level++;
                }
            }
        }
        return -1;
    }
}
