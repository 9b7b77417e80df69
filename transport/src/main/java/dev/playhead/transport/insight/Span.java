package dev.playhead.transport.insight;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A stretch of time, ns since 1970. One that still goes on ends at [#OPEN].
public record Span(long fromNanos, long toNanos) {
    /// End of what has not ended.
    public static final long OPEN = Long.MAX_VALUE;

    public boolean isOpen() {
        return toNanos == OPEN;
    }

    /// Returns whether `nanos` lies in it, the end excluded.
    public boolean contains(long nanos) {
        return nanos >= fromNanos && nanos < toNanos;
    }

    /// Returns the one of some things that goes on at a moment; null when none does. They follow each other
    /// in time.
    ///
    /// @param nanos ns since 1970
    public static <T> @Nullable T at(List<T> things, Function<T, Span> span, long nanos) {
        int begun = begunAt(things, span, nanos);
        return begun > 0 && span.apply(things.get(begun - 1)).contains(nanos) ? things.get(begun - 1) : null;
    }

    /// Returns how many of some things had begun by a moment. They are in order of their beginnings.
    ///
    /// @param nanos ns since 1970
    public static <T> int begunAt(List<T> things, Function<T, Span> span, long nanos) {
        int low = 0;
        int high = things.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (span.apply(things.get(middle)).fromNanos <= nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
