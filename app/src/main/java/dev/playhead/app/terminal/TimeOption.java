package dev.playhead.app.terminal;

import java.util.regex.Pattern;

/// Moments of a recording as people write them.
public final class TimeOption {
    private static final Pattern CLOCK = Pattern.compile("(?:(\\d+):)?(\\d+(?:\\.\\d+)?)s?");

    private TimeOption() {}

    /// Reads `start`, `end`, `MM:SS.mmm` or seconds from the start, as ns since 1970. The end is `Long.MAX_VALUE`.
    ///
    /// @throws IllegalArgumentException says in a sentence why it is no moment of the recording
    public static long parse(String text, long startNanos, long endNanos) {
        if (text.equals("end")) {
            return Long.MAX_VALUE;
        }
        if (text.equals("start")) {
            return startNanos;
        }
        var clock = CLOCK.matcher(text);
        if (!clock.matches()) {
            throw new IllegalArgumentException(
                    text + " is no moment; write start, end, seconds like 12.5, or minutes like 02:08.400.");
        }
        long minutes = clock.group(1) == null ? 0 : Long.parseLong(clock.group(1));
        long nanos = startNanos + minutes * 60_000_000_000L + Math.round(Double.parseDouble(clock.group(2)) * 1e9);
        if (nanos > endNanos) {
            throw new IllegalArgumentException(text + " is after the end; the recording is "
                    + (endNanos - startNanos) / 1_000_000_000 + " s long.");
        }
        return nanos;
    }
}
