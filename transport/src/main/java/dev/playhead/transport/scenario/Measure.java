package dev.playhead.transport.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A time that is measured in a session.
public enum Measure {
    /// From a question to the first text of its run, or from the start of a run that nobody asked for.
    TTFT,
    /// Between two tokens of a run, as they arrived at the broker.
    GAP,
    /// From the start of a run to its end.
    RUN,
    /// From a publish to the moment when it was written to a socket.
    LATENCY,
    /// From the loss of a connection to the moment when the device was there again.
    RECONNECT;

    /// Its name in a scenario: `ttft`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The names of all of them.
    static List<String> words() {
        return Arrays.stream(values()).map(Measure::word).toList();
    }

    /// The one with this name; null when there is none.
    static @Nullable Measure named(String word) {
        return Arrays.stream(values())
                .filter(measure -> measure.word().equals(word))
                .findFirst()
                .orElse(null);
    }
}
