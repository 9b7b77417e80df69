package dev.playhead.transport.filter;

/// Comparisons of numbers. No number compares to none.
public enum Comparison {
    EQUAL,
    LESS,
    LESS_OR_EQUAL,
    MORE,
    MORE_OR_EQUAL;

    /// Returns whether the comparison is so; never of `NaN`.
    public boolean holds(double value, double to) {
        return switch (this) {
            case EQUAL -> value == to;
            case LESS -> value < to;
            case LESS_OR_EQUAL -> value <= to;
            case MORE -> value > to;
            case MORE_OR_EQUAL -> value >= to;
        };
    }
}
