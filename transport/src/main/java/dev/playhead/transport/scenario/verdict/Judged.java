package dev.playhead.transport.scenario.verdict;

import dev.playhead.transport.check.Verdict;
import dev.playhead.transport.scenario.Expectation;
import java.util.List;

/// Outcome of an expectation in a run. Immutable.
///
/// @param sentence what was found, in whole sentences
/// @param evidence positions of the entries that prove it, in the order they happened; may be empty when
///     nothing went wrong, or when what was wanted never happened
/// @param rows numbers of the rows of the frames table with these entries, from 1, as the field `row` of
///     filters
public record Judged(
        Expectation expectation, Verdict.Outcome outcome, String sentence, List<Long> evidence, List<Integer> rows) {
    public Judged {
        evidence = List.copyOf(evidence);
        rows = List.copyOf(rows);
    }

    /// Returns whether it was broken.
    public boolean isFailed() {
        return outcome == Verdict.Outcome.FAIL;
    }
}
