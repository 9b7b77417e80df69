package dev.playhead.transport.delta;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Finds what was there before: for a place in the target, the longest stretch of the source, or of the target so far,
/// that begins with the same bytes. For one thread.
final class Matches {
    /// Anything shorter costs as much to copy as to write.
    static final int SHORTEST = 4;

    private static final int MOST_TRIES = 32;
    private static final int LONG_ENOUGH = 256;

    private final byte[] all;
    private final int sourceLength;
    private final int[] newest;
    private final int[] older;

    /// @param from where in source and target together it begins
    record Match(int from, int length) {}

    Matches(byte[] all, int sourceLength) {
        this.all = all;
        this.sourceLength = sourceLength;
        int slots = Integer.highestOneBit(Math.max(all.length, 64));
        this.newest = new int[slots];
        this.older = new int[all.length];
        Arrays.fill(newest, -1);
        // Backwards, so that the first place of the source is tried first: texts mostly begin as they did before.
        for (int at = sourceLength - SHORTEST; at >= 0; at--) {
            put(at);
        }
    }

    /// Makes a place of the target known, once it is behind us.
    void passed(int at) {
        if (at + SHORTEST <= all.length) {
            put(at);
        }
    }

    private void put(int at) {
        int slot = slot(at);
        older[at] = newest[slot];
        newest[slot] = at;
    }

    /// The best match for what begins at `at`; null when there is none.
    @Nullable
    Match at(int at) {
        if (at + SHORTEST > all.length) {
            return null;
        }
        int best = 0;
        int bestFrom = -1;
        int tries = 0;
        for (int from = newest[slot(at)]; from >= 0 && tries < MOST_TRIES; from = older[from], tries++) {
            int length = common(from, at);
            if (length > best) {
                best = length;
                bestFrom = from;
                if (best >= LONG_ENOUGH) {
                    break;
                }
            }
        }
        return best < SHORTEST ? null : new Match(bestFrom, best);
    }

    // A stretch of the source ends with it: not every decoder goes on from there into the target.
    private int common(int from, int at) {
        int most = Math.min(all.length - at, from < sourceLength ? sourceLength - from : Integer.MAX_VALUE);
        int mismatch = Arrays.mismatch(all, from, from + most, all, at, at + most);
        return mismatch < 0 ? most : mismatch;
    }

    private int slot(int at) {
        int word =
                (all[at] & 0xFF) | (all[at + 1] & 0xFF) << 8 | (all[at + 2] & 0xFF) << 16 | (all[at + 3] & 0xFF) << 24;
        return (word * 0x9E3779B1) >>> (Integer.numberOfLeadingZeros(newest.length) + 1);
    }
}
