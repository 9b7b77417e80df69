package dev.playhead.app.terminal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Moments and lengths of time as people read them.
public final class TimeFormats {
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private TimeFormats() {}

    /// Returns `2026-11-28 14:52:08 UTC` of ns since 1970.
    public static String moment(long nanos) {
        return UTC.format(Instant.ofEpochSecond(0, nanos));
    }

    /// Returns `0.250 s`, `4 min 54.4 s`, `1 h 4 min 54 s` of ns; never below 0.
    public static String length(long nanos) {
        var length = Duration.ofNanos(Math.max(0, nanos));
        double seconds = length.toSecondsPart() + length.toNanosPart() / 1e9;
        if (length.toHours() > 0) {
            return length.toHours() + " h " + length.toMinutesPart() + " min " + length.toSecondsPart() + " s";
        }
        return length.toMinutes() > 0
                ? length.toMinutes() + " min " + String.format(Locale.ROOT, "%.1f s", seconds)
                : String.format(Locale.ROOT, "%.3f s", seconds);
    }
}
