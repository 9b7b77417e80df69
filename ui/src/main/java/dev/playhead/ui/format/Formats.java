package dev.playhead.ui.format;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Moments and sizes the way the product writes them.
public final class Formats {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Formats() {}

    /// Minutes, seconds and milliseconds since the start: `02:08.400`; from an hour on with hours:
    /// `1:04:54.000`.
    public static String clock(long nanos) {
        return shortClock(nanos) + String.format(Locale.ROOT, ".%03d", Math.max(0, nanos / 1_000_000) % 1000);
    }

    /// Minutes and seconds: `02:08`; from an hour on with hours: `1:04:54`.
    public static String shortClock(long nanos) {
        long s = Math.max(0, nanos / 1_000_000_000);
        return s < 3_600
                ? String.format(Locale.ROOT, "%02d:%02d", s / 60, s % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", s / 3_600, s / 60 % 60, s % 60);
    }

    /// A number: `3,436`.
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /// A number with its noun: `1 member`, `3,436 frames`.
    public static String count(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }

    /// A factor: `1×`, `0.5×`.
    public static String times(double factor) {
        return (factor == Math.rint(factor) ? String.format(Locale.ROOT, "%.0f", factor) : Double.toString(factor))
                + "\u00d7";
    }

    /// `14:52:08.400 UTC` of ns since 1970.
    public static String utc(long nanos) {
        return UTC.format(Instant.ofEpochSecond(0, nanos)) + " UTC";
    }

    /// `3.8 s`.
    public static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
    }

    /// `0.8 ms`, `12 ms`, `1.18 s`: no more than three digits that matter.
    public static String duration(long nanos) {
        if (nanos < 999_500_000L) {
            return String.format(Locale.ROOT, nanos < 99_950_000L ? "%.1f ms" : "%.0f ms", nanos / 1e6);
        }
        return String.format(Locale.ROOT, nanos < 99_950_000_000L ? "%.2f s" : "%.0f s", nanos / 1e9);
    }

    /// `200 ms`, `1 s`, `1.5 s`: a round number that people choose.
    public static String limit(long nanos) {
        var format = nanos < 1_000_000_000 ? "%.0f ms" : nanos % 1_000_000_000 == 0 ? "%.0f s" : "%.1f s";
        return String.format(Locale.ROOT, format, nanos / (nanos < 1_000_000_000 ? 1e6 : 1e9));
    }

    /// `1.4 MB`.
    public static String bytes(long bytes) {
        if (bytes < 1_000_000) {
            return String.format(Locale.ROOT, "%.1f KB", bytes / 1e3);
        }
        return bytes < 1_000_000_000
                ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
                : String.format(Locale.ROOT, "%.0f GB", bytes / 1e9);
    }
}
