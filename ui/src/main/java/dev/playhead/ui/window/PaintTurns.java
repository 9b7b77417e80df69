package dev.playhead.ui.window;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whose turn it is to be painted: at most one part of the window a pulse, each no more often than it
/// can be read.
final class PaintTurns {
    private static final long MS = 1_000_000;

    /// A part of the window and the least time between two of its turns.
    enum Part {
        LANES(50),
        STAGE(66),
        STRIP(100),
        BARS(100),
        /// A table that moves thirty times a second cannot be read, and costs more than everything else on screen.
        TABLE(200);

        private final long everyNanos;

        Part(long everyMs) {
            this.everyNanos = everyMs * MS;
        }
    }

    private final long[] last = new long[Part.values().length];

    /// Of the parts that have something new, the one that has waited longest since it was due; null while none is.
    @Nullable
    Part next(long nowNanos, Set<Part> wanted) {
        Part chosen = null;
        long waited = 0;
        for (var part : wanted) {
            long due = nowNanos - last[part.ordinal()] - part.everyNanos;
            if (due >= 0 && (chosen == null || due > waited)) {
                chosen = part;
                waited = due;
            }
        }
        if (chosen != null) {
            last[chosen.ordinal()] = nowNanos;
        }
        return chosen;
    }
}
