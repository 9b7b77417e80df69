package dev.playhead.ui.frame;

import java.util.Arrays;

/// The rows that a filter wants, as far as it has been searched: the first `size` of `rows`, in order. Shares
/// the array with the search, which never changes it below the size.
@SuppressWarnings("ArrayRecordComponent")
record Hits(int[] rows, int size) {
    static final Hits NONE = new Hits(new int[0], 0);

    int row(int place) {
        return rows[place];
    }

    /// Place of the first hit that is not before `row`; `size` when all are.
    int placeOf(int row) {
        int found = Arrays.binarySearch(rows, 0, size, row);
        return found >= 0 ? found : -found - 1;
    }

    boolean has(int row) {
        return Arrays.binarySearch(rows, 0, size, row) >= 0;
    }
}
