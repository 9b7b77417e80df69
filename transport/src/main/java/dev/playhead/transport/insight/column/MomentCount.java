package dev.playhead.transport.insight.column;

import java.util.Arrays;

/// Count of things that happened by a moment, where now and then one turns out to have been earlier, or not
/// to have been. Eight bytes each. For one thread.
public final class MomentCount {
    private static final int MOST_LATE = 1024;

    private final Sorted happened = new Sorted();
    private final Sorted takenBack = new Sorted();

    public void add(long nanos) {
        happened.add(nanos);
    }

    /// One that was added at this moment does not count any more.
    public void takeBack(long nanos) {
        takenBack.add(nanos);
    }

    /// Returns how many count at or before a moment.
    public int until(long nanos) {
        return happened.until(nanos) - takenBack.until(nanos);
    }

    /// Moments in order. Those that come late wait aside, in order too, until it is worth putting them where
    /// they belong.
    private static final class Sorted {
        private long[] moments = new long[4];
        private int size;
        private long[] late = new long[4];
        private int lateSize;

        void add(long nanos) {
            if (size == 0 || nanos >= moments[size - 1]) {
                if (size == moments.length) {
                    moments = Arrays.copyOf(moments, size * 2);
                }
                moments[size++] = nanos;
                return;
            }
            if (lateSize == late.length) {
                late = Arrays.copyOf(late, lateSize * 2);
            }
            int at = count(late, lateSize, nanos);
            System.arraycopy(late, at, late, at + 1, lateSize - at);
            late[at] = nanos;
            lateSize++;
            if (lateSize == MOST_LATE) {
                merge();
            }
        }

        private void merge() {
            var all = new long[Math.max(moments.length, size + lateSize)];
            int one = 0;
            int other = 0;
            for (int i = 0; i < size + lateSize; i++) {
                boolean isLate = one == size || other < lateSize && late[other] < moments[one];
                all[i] = isLate ? late[other++] : moments[one++];
            }
            moments = all;
            size += lateSize;
            lateSize = 0;
        }

        int until(long nanos) {
            return count(moments, size, nanos) + count(late, lateSize, nanos);
        }

        /// Returns how many of the first `size` are at or before a moment.
        private static int count(long[] sorted, int size, long nanos) {
            int low = 0;
            int high = size;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (sorted[middle] <= nanos) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }
}
