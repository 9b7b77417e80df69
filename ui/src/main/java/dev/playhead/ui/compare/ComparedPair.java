package dev.playhead.ui.compare;

import dev.playhead.transport.compare.Comparison;
import dev.playhead.transport.compare.ComparisonLines;
import java.util.List;

/// Two sources and how they differ. Immutable.
///
/// @param devices whether both are of one recording, so that a difference is a fault and time says nothing
/// @param tookNanos how long it took to find out, ns
public record ComparedPair(ComparedSource a, ComparedSource b, Comparison comparison, boolean devices, long tookNanos) {
    /// Returns the lines that `playhead diff` would write.
    ComparisonLines lines(long slowerFromNanos) {
        return new ComparisonLines(!devices, slowerFromNanos);
    }

    ComparedSource source(SideName side) {
        return side == SideName.A ? a : b;
    }

    List<ComparedSource> sources() {
        return List.of(a, b);
    }
}
