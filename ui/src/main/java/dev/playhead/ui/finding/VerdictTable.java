package dev.playhead.ui.finding;

import dev.playhead.transport.api.CheckStatus;
import dev.playhead.transport.check.RuleVerdicts;
import dev.playhead.transport.check.Verdict;
import dev.playhead.transport.check.Verdict.Outcome;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.Timeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Verdicts of the rules that can be asked of participants, as a table: a line for each rule that can tell something,
/// what fails first; a column for each participant of whom any rule can. Immutable.
///
/// @param participants the columns: devices in order, then all others
/// @param hidden participants for whom there is no column, none of whom fails where one that has a column passes
/// @param untold questions of the rules that can tell nothing of anybody
/// @param pass how many verdicts there are, those of hidden participants too
/// @param others rules that find and cannot be asked of participants
record VerdictTable(
        List<Participant> participants,
        int hidden,
        List<Line> lines,
        List<String> untold,
        int pass,
        int fail,
        int cannotTell,
        int others) {
    /// Table of a session that nobody checks.
    static final VerdictTable NONE = new VerdictTable(List.of(), 0, List.of(), List.of(), 0, 0, 0, 0);

    private static final int MOST_EVIDENCE = 3;

    VerdictTable {
        participants = List.copyOf(participants);
        lines = List.copyOf(lines);
        untold = List.copyOf(untold);
    }

    /// @param question what is asked, in words that are so when all is well
    /// @param outcomes one for each column
    /// @param needs why nobody can tell where nobody can, in words that follow "since"
    /// @param evidence rows of the frames table that prove what fails, the first of them
    record Line(String rule, String question, String needs, List<Outcome> outcomes, List<Integer> evidence) {
        Line {
            outcomes = List.copyOf(outcomes);
            evidence = List.copyOf(evidence);
        }
    }

    /// @param nanos the moment, ns since 1970
    /// @param most for how many participants there is room
    static VerdictTable of(CheckStatus checks, Timeline timeline, long nanos, int most) {
        var known = new ArrayList<Participant>();
        int pass = 0;
        int fail = 0;
        for (var participant : timeline.participants()) {
            long passes = count(checks, participant, Outcome.PASS, nanos);
            long fails = count(checks, participant, Outcome.FAIL, nanos);
            pass += (int) passes;
            fail += (int) fails;
            if (passes + fails > 0) {
                known.add(participant);
            }
        }
        var shown = known.stream()
                .sorted(Comparator.comparingLong(
                        (Participant participant) -> -count(checks, participant, Outcome.FAIL, nanos)))
                .limit(most)
                .sorted(Comparator.comparingInt(VerdictTable::place))
                .toList();
        var told = checks.verdicts().stream()
                .filter(verdicts ->
                        has(verdicts, known, Outcome.PASS, nanos) || has(verdicts, known, Outcome.FAIL, nanos))
                .toList();
        var lines = told.stream()
                .sorted(Comparator.comparing(verdicts -> !has(verdicts, known, Outcome.FAIL, nanos)))
                .map(verdicts -> line(verdicts, shown, timeline, nanos))
                .toList();
        var untold = checks.verdicts().stream()
                .filter(verdicts -> !told.contains(verdicts))
                .map(RuleVerdicts::question)
                .toList();
        return new VerdictTable(
                shown,
                known.size() - shown.size(),
                lines,
                untold,
                pass,
                fail,
                known.size() * checks.verdicts().size() - pass - fail,
                Math.max(0, checks.rules().size() - checks.verdicts().size()));
    }

    private static boolean has(RuleVerdicts verdicts, List<Participant> of, Outcome outcome, long nanos) {
        return of.stream().anyMatch(participant -> verdicts.outcome(participant.index(), nanos) == outcome);
    }

    private static int place(Participant participant) {
        return participant.isDevice() ? participant.number() : 100_000 + participant.index();
    }

    private static long count(CheckStatus checks, Participant participant, Outcome outcome, long nanos) {
        return checks.verdicts().stream()
                .filter(verdicts -> verdicts.outcome(participant.index(), nanos) == outcome)
                .count();
    }

    private static Line line(RuleVerdicts verdicts, List<Participant> shown, Timeline timeline, long nanos) {
        var outcomes = new ArrayList<Outcome>();
        var evidence = new ArrayList<Integer>();
        var frames = timeline.frames();
        int last = frames.rowAt(nanos);
        for (var participant : shown) {
            var outcome = verdicts.outcome(participant.index(), nanos);
            outcomes.add(outcome);
            if (outcome == Outcome.FAIL && verdicts.of(participant.index()) instanceof Verdict.Fail fail) {
                fail.evidence().stream()
                        .map(position -> frames.rowOf(position, participant.index()))
                        .filter(row -> row >= 0 && row <= last)
                        .limit(MOST_EVIDENCE)
                        .forEach(evidence::add);
            }
        }
        return new Line(
                verdicts.rule(),
                verdicts.question(),
                verdicts.needs(),
                outcomes,
                evidence.stream().distinct().sorted().limit(MOST_EVIDENCE).toList());
    }
}
