package dev.playhead.ui.time;

/// Scale of moments and pixels: `fromNanos` (ns since 1970) at x = 0, `toNanos` at x = `width` px. Immutable.
///
/// @param folds stretches that take little room
public record TimeScale(long fromNanos, long toNanos, double width, TimeFolds folds) {
    // Marks that begin or end far outside are drawn to here only: dashes and hatches cost by length.
    private static final double OUTSIDE = 400;
    // A mark reaches beyond its moment, px.
    private static final double MARK = 16;

    /// A scale on which nothing is folded.
    public TimeScale(long fromNanos, long toNanos, double width) {
        this(fromNanos, toNanos, width, TimeFolds.NONE);
    }

    public double x(long nanos) {
        double x = ((double) folds.shown(nanos) - folds.shown(fromNanos)) / spanNanos() * width;
        return Math.clamp(x, -OUTSIDE, width + OUTSIDE);
    }

    public long nanosAt(double x) {
        return folds.moment(folds.shown(fromNanos) + lengthOf(x));
    }

    /// Returns how many px a length of time takes where nothing is folded.
    public double pixels(long nanos) {
        return nanos / spanNanos() * width;
    }

    /// Returns the length of shown time that so many px take, ns.
    public long lengthOf(double pixels) {
        return Math.round(pixels / Math.max(1, width) * spanNanos());
    }

    /// The first moment whose mark reaches onto the screen.
    public long firstShown() {
        return folds.moment(folds.shown(fromNanos) - edgeNanos());
    }

    /// The last moment whose mark reaches onto the screen.
    public long lastShown() {
        return folds.moment(folds.shown(toNanos) + edgeNanos());
    }

    /// Returns whether anything between the two moments is on screen, marks at the edges included.
    public boolean shows(long from, long to) {
        return from <= lastShown() && to >= firstShown();
    }

    private long edgeNanos() {
        return (long) (spanNanos() / Math.max(1, width) * MARK);
    }

    private double spanNanos() {
        return Math.max(1.0, (double) folds.shown(toNanos) - folds.shown(fromNanos));
    }
}
