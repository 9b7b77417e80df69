package dev.playhead.transport.session;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The part of an app's statistics that is asked for, both ends inclusive. An end is the id of an interval of any
/// length: the span goes from the begin of the first to the end of the last.
///
/// @param first `yyyy-mm`, `yyyy-mm-dd`, `yyyy-mm-dd:hh` or `yyyy-mm-dd:hh:mm`
/// @param last likewise
public record StatsSpan(String first, String last) {
    private static final String EARLIEST = "0000-00";
    private static final String LATEST = "9999-12";
    private static final long LATEST_MS = 253_402_300_799_000L; // the end of the year 9999
    private static final Pattern INTERVAL = Pattern.compile("\\d{4}-\\d\\d(-\\d\\d(:\\d\\d(:\\d\\d)?)?)?");
    private static final Pattern MOMENT = Pattern.compile("-?\\d{1,18}");

    /// Reads both ends, each a moment in ms since 1970 or the id of an interval; null for none.
    ///
    /// @throws IllegalArgumentException when one of them is neither; its message is that text
    public static StatsSpan of(@Nullable String start, @Nullable String end) {
        return new StatsSpan(interval(start, EARLIEST), interval(end, LATEST));
    }

    private static String interval(@Nullable String text, String otherwise) {
        if (text == null || text.isEmpty()) {
            return otherwise;
        }
        if (INTERVAL.matcher(text).matches()) {
            return text;
        }
        if (!MOMENT.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return StatsInterval.minuteOf(Math.clamp(Long.parseLong(text), 0, LATEST_MS));
    }

    /// Returns whether an interval of a unit has a part in the span.
    public boolean includes(String interval) {
        return compare(interval, first) >= 0 && compare(interval, last) <= 0;
    }

    // Of two intervals of different length the shorter name is the beginning of all that lie in it.
    private static int compare(String interval, String end) {
        int length = Math.min(interval.length(), end.length());
        return interval.substring(0, length).compareTo(end.substring(0, length));
    }
}
