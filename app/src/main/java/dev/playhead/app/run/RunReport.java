package dev.playhead.app.run;

import dev.playhead.transport.scenario.Scenario;
import dev.playhead.transport.scenario.run.SeedOutcome;
import dev.playhead.transport.scenario.verdict.Judged;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Outcome of a scenario, with one seed or many.
///
/// @param file of the scenario, as it was named
/// @param outcomes in the order of the seeds, at least one
/// @param recordings by seed, of those that were recorded
/// @param smallest the smallest case that fails; null when nobody has looked for one, or nothing fails
/// @param took how long all of it took
record RunReport(
        Path file,
        Scenario scenario,
        List<SeedOutcome> outcomes,
        Map<Long, Path> recordings,
        @Nullable SmallestCase smallest,
        Duration took) {
    /// Returns whether it was played with more than one seed.
    boolean isOfMany() {
        return outcomes.size() > 1;
    }

    /// Expectations that need only be so sometimes, in all runs together; nothing for one run, which has it among the
    /// others.
    List<Judged> sometimes() {
        return isOfMany() ? SeedOutcome.sometimes(outcomes) : List.of();
    }

    /// Returns whether a run is well.
    boolean isPassed(SeedOutcome outcome) {
        return isOfMany() ? outcome.isPassed() : outcome.judged().stream().noneMatch(Judged::isFailed);
    }

    /// The runs that are not well.
    List<SeedOutcome> failed() {
        return outcomes.stream().filter(outcome -> !isPassed(outcome)).toList();
    }

    boolean isPassed() {
        return failed().isEmpty() && sometimes().stream().noneMatch(Judged::isFailed);
    }
}
