package dev.playhead.transport.scenario;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/// Durations as people write them: `500ms`, `1.5s`, `2m`.
final class Durations {
    /// An example, for errors.
    static final String EXAMPLE = "a time such as 500ms, 8s or 2m";

    private static final Pattern TIME = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)(ms|s|m|h)");

    private Durations() {}

    /// Reads one, ms; empty when it is none.
    static OptionalLong read(String text) {
        var matcher = TIME.matcher(text.strip());
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        double number = Double.parseDouble(matcher.group(1));
        return OptionalLong.of(Math.round(
                switch (matcher.group(2)) {
                    case "ms" -> number;
                    case "s" -> number * 1_000;
                    case "m" -> number * 60_000;
                    default -> number * 3_600_000;
                }));
    }

    /// Returns one in words: `2 s`, `1.5 s`, `400 ms`, `2 min`.
    static String words(long ms) {
        if (ms > 0 && ms % 60_000 == 0) {
            return ms / 60_000 + " min";
        }
        if (ms < 1_000 || ms % 100 != 0) {
            return ms + " ms";
        }
        return ms % 1_000 == 0 ? ms / 1_000 + " s" : ms / 1_000.0 + " s";
    }
}
