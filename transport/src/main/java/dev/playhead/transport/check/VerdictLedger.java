package dev.playhead.transport.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Counts for each participant how often a rule held and how often it was broken. For one thread.
final class VerdictLedger {
    private static final int MOST_SHOWN = 8;

    private final Map<Integer, Count> counts = new TreeMap<>();

    private long nowNanos;
    private long judgedFrom;

    private static final class Count {
        private long held;
        private long broken;
        private long heldNanos = Long.MAX_VALUE;
        private long brokenNanos = Long.MAX_VALUE;
        private final List<Long> evidence = new ArrayList<>();
    }

    /// Moves to a moment, ns since 1970: all that it is told next happens then.
    void now(long nanos) {
        nowNanos = nanos;
    }

    /// Forgets everything, and from now on what is proved by nothing from `position` on.
    void judgeFrom(long position) {
        counts.clear();
        judgedFrom = position;
    }

    /// It held for a participant; -1 is nobody known, of whom nothing is said.
    void held(int participant) {
        if (participant >= 0) {
            var count = counts.computeIfAbsent(participant, key -> new Count());
            if (count.held++ == 0) {
                count.heldNanos = nowNanos;
            }
        }
    }

    /// It was broken for a participant.
    void broken(int participant, List<Long> evidence) {
        boolean isJudged = evidence.isEmpty() || evidence.stream().anyMatch(position -> position >= judgedFrom);
        if (participant >= 0 && isJudged) {
            var count = counts.computeIfAbsent(participant, key -> new Count());
            if (count.broken++ == 0) {
                count.brokenNanos = nowNanos;
            }
            evidence.stream()
                    .filter(position -> count.evidence.size() < MOST_SHOWN && !count.evidence.contains(position))
                    .forEach(count.evidence::add);
        }
    }

    Map<Integer, Verdict> verdicts() {
        var verdicts = new TreeMap<Integer, Verdict>();
        counts.forEach((participant, count) -> verdicts.put(
                participant,
                count.broken > 0 ? new Verdict.Fail(count.broken, count.evidence) : new Verdict.Pass(count.held)));
        return verdicts;
    }

    /// Since when it is so for everybody of whom anything is said.
    Map<Integer, RuleVerdicts.Since> since() {
        var since = new TreeMap<Integer, RuleVerdicts.Since>();
        counts.forEach((participant, count) ->
                since.put(participant, new RuleVerdicts.Since(count.heldNanos, count.brokenNanos)));
        return since;
    }
}
