package dev.playhead.ui.time;

/// Scale of moments and pixels: `fromNanos` (ns since 1970) at x = 0, `toNanos` at x = `width` px. Immutable.
public record TimeScale(long fromNanos, long toNanos, double width) {
    // Marks that begin or end far outside are drawn to here only: dashes and hatches cost by length.
    private static final double OUTSIDE = 400;
    // A mark reaches beyond its moment, px.
    private static final double MARK = 16;

    public double x(long nanos) {
        double x = ((double) nanos - fromNanos) / spanNanos() * width;
        return Math.clamp(x, -OUTSIDE, width + OUTSIDE);
    }

    public long nanosAt(double x) {
        return fromNanos + Math.round(x / Math.max(1, width) * spanNanos());
    }

    public double pixels(long nanos) {
        return nanos / spanNanos() * width;
    }

    /// The first moment whose mark reaches onto the screen.
    public long firstShown() {
        return fromNanos - edgeNanos();
    }

    /// The last moment whose mark reaches onto the screen.
    public long lastShown() {
        return toNanos + edgeNanos();
    }

    /// Returns whether anything between the two moments is on screen, marks at the edges included.
    public boolean shows(long from, long to) {
        return from <= lastShown() && to >= firstShown();
    }

    private long edgeNanos() {
        return (long) (spanNanos() / Math.max(1, width) * MARK);
    }

    private double spanNanos() {
        return Math.max(1.0, (double) toNanos - fromNanos);
    }
}
