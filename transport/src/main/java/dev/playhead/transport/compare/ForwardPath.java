package dev.playhead.transport.compare;

import java.util.BitSet;

/// The longest way through a row of places that only goes forward: what is not on it has moved.
final class ForwardPath {
    private ForwardPath() {}

    /// Returns which of the places are on the way.
    ///
    /// @param places each at most once; those below 0 are on no way
    static BitSet of(int... places) {
        var ends = new int[places.length]; // of the best way of each length, where it ends
        var before = new int[places.length];
        int longest = 0;
        for (int i = 0; i < places.length; i++) {
            if (places[i] < 0) {
                continue;
            }
            int length = reachable(places, ends, longest, places[i]);
            before[i] = length == 0 ? -1 : ends[length - 1];
            ends[length] = i;
            longest = Math.max(longest, length + 1);
        }
        var path = new BitSet();
        for (int i = longest == 0 ? -1 : ends[longest - 1]; i >= 0; i = before[i]) {
            path.set(i);
        }
        return path;
    }

    // How many of the ways can be gone on with at a place.
    private static int reachable(int[] places, int[] ends, int ways, int place) {
        int low = 0;
        int high = ways;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (places[ends[middle]] < place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
