package dev.playhead.transport.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that is wrong with a text, gathered while its readers go on with what stands beside it. For one thread.
final class Problems {
    private final List<ScenarioException.Problem> all = new ArrayList<>();

    /// Reading of a part of the text.
    interface Reading<T> {
        @Nullable
        T read();
    }

    void add(ScenarioException.Problem problem) {
        all.add(problem);
    }

    void add(Wrong wrong) {
        all.add(wrong.problem());
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /// Reads something and remembers what is wrong with it; then it is `otherwise`.
    <T> T told(Reading<T> reading, T otherwise) {
        var read = read(reading);
        return read == null ? otherwise : read;
    }

    /// Reads something and remembers what is wrong with it; then it is null.
    <T> @Nullable T read(Reading<T> reading) {
        try {
            return reading.read();
        } catch (Wrong wrong) {
            add(wrong);
            return null;
        }
    }

    /// Returns all of them as one exception, in the order of the text.
    ///
    /// @param name of the text
    ScenarioException exception(String name) {
        all.sort(Comparator.comparingInt(
                        (ScenarioException.Problem problem) -> problem.place().line())
                .thenComparingInt(problem -> problem.place().column()));
        return new ScenarioException(name, all);
    }
}
