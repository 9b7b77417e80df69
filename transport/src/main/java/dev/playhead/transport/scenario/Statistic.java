package dev.playhead.transport.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Figure that is taken of many measured times.
public enum Statistic {
    P50(50),
    P90(90),
    P95(95),
    P99(99),
    MAX(100);

    private final int percent;

    Statistic(int percent) {
        this.percent = percent;
    }

    /// Its name in a scenario: `p95`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Index of the value that it is, in `count` values that are sorted; at least that part of them is not
    /// longer.
    public int index(int count) {
        return Math.max(0, (count * percent + 99) / 100 - 1);
    }

    /// The names of all of them.
    static List<String> words() {
        return Arrays.stream(values()).map(Statistic::word).toList();
    }

    /// The one with this name; null when there is none.
    static @Nullable Statistic named(String word) {
        return Arrays.stream(values())
                .filter(statistic -> statistic.word().equals(word))
                .findFirst()
                .orElse(null);
    }
}
