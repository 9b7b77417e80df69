package dev.playhead.transport.filter;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Unit of a number, and how somebody may write it: `250ms`, `4KB`.
public enum Unit {
    NONE(Map.of()),
    BYTES(Map.of("b", 1.0, "kb", 1_000.0, "mb", 1_000_000.0)),
    MILLISECONDS(Map.of("us", 0.001, "ms", 1.0, "s", 1_000.0, "min", 60_000.0)),
    SECONDS(Map.of("ms", 0.001, "s", 1.0, "min", 60.0));

    private final Map<String, Double> factors;

    Unit(Map<String, Double> factors) {
        this.factors = factors;
    }

    /// The number that a text says in this unit; null when it says none.
    @Nullable
    Double read(String text) {
        int digits = 0;
        while (digits < text.length() && "0123456789._-".indexOf(text.charAt(digits)) >= 0) {
            digits++;
        }
        var suffix = text.substring(digits).toLowerCase(Locale.ROOT);
        var factor = suffix.isEmpty() ? Double.valueOf(1) : factors.get(suffix);
        try {
            return factor == null
                    ? null
                    : Double.valueOf(
                            Double.parseDouble(text.substring(0, digits).replace("_", "")) * factor);
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }

    /// Returns an example of what may be written, for an error: `a number of ms, such as 250 or 1.5s`.
    public String example() {
        return switch (this) {
            case NONE -> "a number";
            case BYTES -> "a number of bytes, such as 500 or 4KB";
            case MILLISECONDS -> "a number of milliseconds, such as 250 or 1.5s";
            case SECONDS -> "a number of seconds, such as 12.5 or 2min";
        };
    }
}
