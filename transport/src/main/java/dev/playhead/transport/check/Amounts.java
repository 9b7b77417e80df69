package dev.playhead.transport.check;

import java.util.Locale;

/// Amounts as sentences of findings say them.
public final class Amounts {
    private Amounts() {}

    /// Returns a duration, as `3.20 s`.
    public static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.2f s", nanos / 1e9);
    }

    /// Returns a number of characters, as `1 character`.
    public static String characters(int count) {
        return count == 1 ? "1 character" : String.format(Locale.ROOT, "%,d characters", count);
    }
}
