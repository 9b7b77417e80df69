package dev.playhead.transport.scenario.run;

import dev.playhead.transport.check.Verdict;
import dev.playhead.transport.scenario.Expectation;
import dev.playhead.transport.scenario.verdict.Judged;
import java.util.List;
import java.util.stream.IntStream;

/// Outcome of a scenario with one of many seeds. Immutable, and small: the log is not kept, since the
/// same seed gives it again.
public record SeedOutcome(long seed, long entries, long tookNanos, List<Judged> judged, List<String> remarks) {
    public SeedOutcome {
        judged = List.copyOf(judged);
        remarks = List.copyOf(remarks);
    }

    /// Returns what came of a run.
    public static SeedOutcome of(ScenarioRun run) {
        return new SeedOutcome(run.seed(), run.entries(), run.tookNanos(), run.judged(), run.remarks());
    }

    /// Returns whether nothing was broken but what need only be so sometimes, which other seeds may show.
    public boolean isPassed() {
        return judged.stream()
                .noneMatch(each -> each.isFailed() && !(each.expectation() instanceof Expectation.Sometimes));
    }

    /// Returns of what need only be so sometimes, in the order of the scenario, what came of it in all runs
    /// together: that of a run in which it was so, if there is one.
    ///
    /// @param outcomes of one scenario, at least one
    public static List<Judged> sometimes(List<SeedOutcome> outcomes) {
        var first = outcomes.getFirst().judged();
        return IntStream.range(0, first.size())
                .filter(i -> first.get(i).expectation() instanceof Expectation.Sometimes)
                .mapToObj(i -> outcomes.stream()
                        .map(outcome -> outcome.judged().get(i))
                        .filter(each -> each.outcome() == Verdict.Outcome.PASS)
                        .findFirst()
                        .orElse(first.get(i)))
                .toList();
    }
}
