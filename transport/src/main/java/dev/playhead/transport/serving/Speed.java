package dev.playhead.transport.serving;

/// Speeds at which a recording is served, as people write them.
public final class Speed {
    /// As fast as it goes.
    public static final String MAX = "max";

    private Speed() {}

    /// Reads `max` or a number above 0.
    ///
    /// @throws IllegalArgumentException says in a sentence why it is no speed
    public static double parse(String text) {
        if (text.equals(MAX)) {
            return Double.POSITIVE_INFINITY;
        }
        try {
            double times = Double.parseDouble(text.endsWith("x") ? text.substring(0, text.length() - 1) : text);
            if (times > 0 && !Double.isInfinite(times)) {
                return times;
            }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        throw new IllegalArgumentException("“" + text + "” is no speed; write max or a number like 0.5 or 4.");
    }

    /// Returns a speed as it is read.
    public static String word(double times) {
        if (Double.isInfinite(times)) {
            return MAX;
        }
        var text = Double.toString(times);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
