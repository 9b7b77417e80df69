package dev.playhead.ui.compare.band;

import dev.playhead.transport.compare.ComparedRun;
import dev.playhead.transport.compare.PairState;
import org.jspecify.annotations.Nullable;

/// A run on both sides, and what is said of it. Immutable.
///
/// @param index place of the run among all lines of the comparison
/// @param a the run on the first side; null when it is not there
/// @param b the run on the second side; null when it is not there
/// @param slowerNanos by how much it was slower on the second side, ns; 0 unless that is its state
/// @param label said on the band; empty for nothing
/// @param words all that there is to say of it
public record Band(
        int index,
        @Nullable ComparedRun a,
        @Nullable ComparedRun b,
        PairState state,
        long slowerNanos,
        String label,
        String words) {
    /// Returns the run on a side; null when it is not there.
    @Nullable
    ComparedRun on(boolean isA) {
        return isA ? a : b;
    }
}
