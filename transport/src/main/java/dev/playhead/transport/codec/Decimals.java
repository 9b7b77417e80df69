package dev.playhead.transport.codec;

/// Numbers of LiveObjects are doubles to everyone, but whole ones are written without a fraction, as JavaScript does.
public final class Decimals {
    private static final double EXACT = 9_007_199_254_740_992.0; // 2^53: every whole number below is a double

    private Decimals() {}

    /// Returns a number as it is written: a whole one without a fraction.
    public static Number shortest(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < EXACT;
        boolean negativeZero = value == 0 && 1 / value < 0;
        if (whole && !negativeZero) {
            return (long) value;
        }
        return value;
    }
}
