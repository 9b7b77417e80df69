package dev.playhead.transport.session;

/// Length of an interval of statistics.
public enum StatsUnit {
    MINUTE("minute", 16),
    HOUR("hour", 13),
    DAY("day", 10),
    MONTH("month", 7);

    private final String word;
    private final int idLength;

    StatsUnit(String word, int idLength) {
        this.word = word;
        this.idLength = idLength;
    }

    /// Returns its name in requests, for example `minute`.
    public String word() {
        return word;
    }

    /// The interval of this unit that a minute is in. The id of an interval is the beginning of its minutes' ids.
    public String of(String minute) {
        return minute.substring(0, Math.min(minute.length(), idLength));
    }
}
