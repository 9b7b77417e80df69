package dev.playhead.transport.insight;

import java.util.Arrays;

/// Moments with a weight each, in order of time: token appends, deliveries, missed frames. Columns instead of
/// objects. A published `EventSeries` never changes; its owner goes on appending behind the published size
/// and shares the arrays.
public final class EventSeries {
    /// No moments.
    public static final EventSeries NONE = new EventSeries(new long[0], new int[0], new byte[0], 0);

    /// Set on a tick that arrived late.
    public static final byte LATE = 1;
    /// Set on a tick that a resume replayed.
    public static final byte REPLAYED = 2;

    private final long[] atNanos;
    private final int[] weight;
    private final byte[] marks;
    private final int size;

    private EventSeries(long[] atNanos, int[] weight, byte[] marks, int size) {
        this.atNanos = atNanos;
        this.weight = weight;
        this.marks = marks;
        this.size = size;
    }

    public int size() {
        return size;
    }

    /// Returns the time of an event, ns since 1970.
    public long atNanos(int index) {
        return atNanos[index];
    }

    /// Characters of an append, or bytes of a frame, as the owner says.
    public int weight(int index) {
        return weight[index];
    }

    /// Returns whether `mark` ([#LATE], [#REPLAYED]) is set.
    public boolean is(byte mark, int index) {
        return (marks[index] & mark) != 0;
    }

    /// The first index whose moment is not before `nanos`; `size()` when all are.
    public int firstFrom(long nanos) {
        int found = Arrays.binarySearch(atNanos, 0, size, nanos);
        if (found < 0) {
            return -found - 1;
        }
        while (found > 0 && atNanos[found - 1] == nanos) {
            found--;
        }
        return found;
    }

    /// Returns the number of events at or before `nanos`, ns since 1970.
    public int countUntil(long nanos) {
        return nanos == Long.MAX_VALUE ? size : firstFrom(nanos + 1);
    }

    /// Grows a [EventSeries]. For one thread.
    public static final class Writer {
        private long[] atNanos = new long[16];
        private int[] weight = new int[16];
        private byte[] marks = new byte[16];
        private int size;

        /// Adds a moment; `nanos` must not be before the last one, and is lifted to it if it is.
        public void add(long nanos, int tickWeight, byte tickMarks) {
            if (size == atNanos.length) {
                int more = size * 2;
                atNanos = Arrays.copyOf(atNanos, more);
                weight = Arrays.copyOf(weight, more);
                marks = Arrays.copyOf(marks, more);
            }
            atNanos[size] = size == 0 ? nanos : Math.max(nanos, atNanos[size - 1]);
            weight[size] = tickWeight;
            marks[size] = tickMarks;
            size++;
        }

        public int size() {
            return size;
        }

        /// Returns the events that have been added so far. Cheap: nothing is copied.
        public EventSeries published() {
            return size == 0 ? NONE : new EventSeries(atNanos, weight, marks, size);
        }
    }
}
