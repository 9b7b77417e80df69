package dev.playhead.transport.insight;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Moments with a weight each, in order of time: token appends, deliveries, missed frames. Columns instead of
/// objects, in chunks. A published `EventSeries` never changes; its owner goes on appending behind the
/// published size and shares the chunks.
public final class EventSeries {
    /// No moments.
    public static final EventSeries NONE = new EventSeries(new Chunk[0], 0);

    /// Set on a tick that arrived late.
    public static final byte LATE = 1;
    /// Set on a tick that a resume replayed.
    public static final byte REPLAYED = 2;

    private static final int BITS = 10;
    private static final int CHUNK = 1 << BITS;
    private static final int MASK = CHUNK - 1;

    private final Chunk[] chunks;
    private final int size;

    /// Columns of some moments. Weights and marks are there as soon as one of them is not 0.
    private static final class Chunk {
        private final long[] atNanos;
        private int @Nullable [] weights;
        private byte @Nullable [] marks;

        Chunk(int length) {
            this.atNanos = new long[length];
        }

        private Chunk(long[] atNanos, int @Nullable [] weights, byte @Nullable [] marks) {
            this.atNanos = atNanos;
            this.weights = weights;
            this.marks = marks;
        }

        Chunk grown() {
            int length = Math.min(CHUNK, atNanos.length * 2);
            return new Chunk(
                    Arrays.copyOf(atNanos, length),
                    weights == null ? null : Arrays.copyOf(weights, length),
                    marks == null ? null : Arrays.copyOf(marks, length));
        }

        void set(int at, long nanos, int weight, byte mark) {
            atNanos[at] = nanos;
            if (weight != 0) {
                var known = weights == null ? new int[atNanos.length] : weights;
                known[at] = weight;
                weights = known;
            }
            if (mark != 0) {
                var known = marks == null ? new byte[atNanos.length] : marks;
                known[at] = mark;
                marks = known;
            }
        }
    }

    private EventSeries(Chunk[] chunks, int size) {
        this.chunks = chunks;
        this.size = size;
    }

    /// Returns the number of events.
    public int size() {
        return size;
    }

    /// Returns the time of an event, ns since 1970.
    public long atNanos(int index) {
        return chunks[index >> BITS].atNanos[index & MASK];
    }

    /// Characters of an append, or bytes of a frame, as the owner says.
    public int weight(int index) {
        var weights = chunks[index >> BITS].weights;
        return weights == null ? 0 : weights[index & MASK];
    }

    /// Returns whether `mark` ([#LATE], [#REPLAYED]) is set.
    public boolean is(byte mark, int index) {
        var marks = chunks[index >> BITS].marks;
        return marks != null && (marks[index & MASK] & mark) != 0;
    }

    /// The first index whose moment is not before `nanos`; `size()` when all are.
    public int firstFrom(long nanos) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (atNanos(middle) < nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Returns the number of events at or before `nanos`, ns since 1970.
    public int countUntil(long nanos) {
        return nanos == Long.MAX_VALUE || size > 0 && nanos >= atNanos(size - 1) ? size : firstFrom(nanos + 1);
    }

    /// Grows a [EventSeries]. For one thread.
    public static final class Writer {
        // Never changed once it was published, but for what lies behind the published size.
        private Chunk[] chunks = NONE.chunks;
        private int size;
        private EventSeries published = NONE;

        /// Adds a moment; `nanos` must not be before the last one, and is lifted to it if it is.
        public void add(long nanos, int tickWeight, byte tickMarks) {
            int chunk = size >> BITS;
            int at = size & MASK;
            if (chunk == chunks.length) {
                chunks = Arrays.copyOf(chunks, chunk + 1);
                chunks[chunk] = new Chunk(chunk == 0 ? 1 : CHUNK);
            } else if (at == chunks[chunk].atNanos.length) {
                chunks = chunks.clone();
                chunks[chunk] = chunks[chunk].grown();
            }
            long last = size == 0 ? nanos : chunks[(size - 1) >> BITS].atNanos[(size - 1) & MASK];
            chunks[chunk].set(at, Math.max(nanos, last), tickWeight, tickMarks);
            size++;
        }

        public int size() {
            return size;
        }

        /// Returns the events that have been added so far. Cheap: nothing is copied.
        public EventSeries published() {
            if (published.size != size) {
                published = new EventSeries(chunks, size);
            }
            return published;
        }
    }
}
