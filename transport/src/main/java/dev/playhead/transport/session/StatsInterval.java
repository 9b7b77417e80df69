package dev.playhead.transport.session;

import java.util.Map;

/// One interval of an app's statistics with its figures by name, for example
/// `messages.inbound.realtime.messages.count`.
///
/// @param id `yyyy-mm-dd:hh:mm` or as much of it as the unit needs
public record StatsInterval(String id, StatsUnit unit, Map<String, Double> entries) {
    /// Returns the id of the minute that a moment is in. The core has no calendar of the platform at hand:
    /// days become year, month and day by the civil calendar.
    ///
    /// @param atMs ms since 1970
    public static String minuteOf(long atMs) {
        long minutes = Math.floorDiv(atMs, 60_000);
        long days = Math.floorDiv(minutes, 1440);
        long z = days + 719_468;
        long era = Math.floorDiv(z, 146_097);
        long dayOfEra = z - era * 146_097;
        long yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        long shifted = (5 * dayOfYear + 2) / 153;
        long day = dayOfYear - (153 * shifted + 2) / 5 + 1;
        long month = shifted < 10 ? shifted + 3 : shifted - 9;
        long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        long ofDay = minutes - days * 1440;
        return pad(year, 4) + "-" + pad(month, 2) + "-" + pad(day, 2) + ":" + pad(ofDay / 60, 2) + ":"
                + pad(ofDay % 60, 2);
    }

    private static String pad(long number, int digits) {
        var text = Long.toString(number);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}
