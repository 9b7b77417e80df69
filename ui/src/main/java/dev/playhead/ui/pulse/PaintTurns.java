package dev.playhead.ui.pulse;

import dev.playhead.ui.theme.Motion;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Turns of the parts of a window to be painted: at most one a pulse, each part no more often than it can be
/// read.
public final class PaintTurns {
    private static final long MS = 1_000_000;

    private final Map<Part, Long> last = new HashMap<>();

    /// A part of the window.
    ///
    /// @param name unique in the window
    /// @param everyMs least time between two of its turns
    public record Part(String name, long everyMs) {}

    /// Of the parts that have something new, the one that has waited longest since it was due; null while none is.
    @Nullable
    public Part next(long nowNanos, Set<Part> wanted) {
        Part chosen = null;
        long waited = 0;
        for (var part : wanted) {
            // What follows a live session would glide: without motion it goes on in steps.
            long everyMs = Motion.isReduced() ? Math.max(part.everyMs, Motion.STEP_MS) : part.everyMs;
            long due = nowNanos - last.getOrDefault(part, 0L) - everyMs * MS;
            if (due >= 0 && (chosen == null || due > waited)) {
                chosen = part;
                waited = due;
            }
        }
        if (chosen != null) {
            last.put(chosen, nowNanos);
        }
        return chosen;
    }
}
