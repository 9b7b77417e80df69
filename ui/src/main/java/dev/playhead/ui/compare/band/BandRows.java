package dev.playhead.ui.compare.band;

/// Heights of the strips of both sides; the second is the first mirrored. Immutable.
///
/// @param devices how many strips of devices there is room for on each side
record BandRows(int devices) {
    static final double RULER = 24;
    static final double DEVICE = 16;
    static final double RUN = 28;
    static final double INNER = 10;
    static final double GAP = 48;
    private static final double EDGE = 4;

    private double strips() {
        return Math.max(1, devices) * DEVICE;
    }

    double height() {
        return 2 * side() + GAP;
    }

    // From the upper edge to the gap.
    private double side() {
        return RULER + EDGE + strips() + EDGE + RUN + 2 + INNER + EDGE;
    }

    /// Returns the upper edge of something of a side that is so far from its outer edge, and so high.
    private double top(boolean isA, double at, double tall) {
        return isA ? at : height() - at - tall;
    }

    double rulerTop(boolean isA) {
        return top(isA, 0, RULER);
    }

    double deviceTop(boolean isA, int row) {
        // Devices stand in the same order on both sides.
        double at = RULER + EDGE + DEVICE * (isA ? row : Math.max(1, devices) - 1 - row);
        return top(isA, at, DEVICE);
    }

    double runTop(boolean isA) {
        return top(isA, RULER + EDGE + strips() + EDGE, RUN);
    }

    double innerTop(boolean isA) {
        return top(isA, RULER + EDGE + strips() + EDGE + RUN + 2, INNER);
    }

    /// Returns the edge of a run's bar that faces the other side.
    double bandEdge(boolean isA, boolean isInner) {
        double top = isInner ? innerTop(isA) : runTop(isA);
        return isA ? top + (isInner ? INNER : RUN) : top;
    }

    double middle() {
        return height() / 2;
    }

    /// Returns the line between devices and runs.
    double devicesEdge(boolean isA) {
        double at = RULER + EDGE + strips() + EDGE / 2;
        return isA ? at : height() - at;
    }
}
