package dev.playhead.transport.check;

import java.util.Map;
import java.util.TreeSet;

/// Verdicts of one rule. Immutable.
///
/// @param rule its name, in words with hyphens; see [Finding#rule]
/// @param question what it asks: `No frame lost`
/// @param needs why nobody can tell where there is no verdict, in a few words that follow "since"
/// @param byParticipant by index in the timeline
/// @param since since when it is so, by index in the timeline
public record RuleVerdicts(
        String rule, String question, String needs, Map<Integer, Verdict> byParticipant, Map<Integer, Since> since) {
    private static final int MOST_SHOWN = 8;

    public RuleVerdicts {
        byParticipant = Map.copyOf(byParticipant);
        since = Map.copyOf(since);
    }

    /// Moments, ns since 1970; `Long.MAX_VALUE` for what never was.
    ///
    /// @param heldNanos when it held first
    /// @param brokenNanos when it was found to be broken first
    public record Since(long heldNanos, long brokenNanos) {
        /// Returns the earlier moments of both.
        Since earlier(Since other) {
            return new Since(Math.min(heldNanos, other.heldNanos), Math.min(brokenNanos, other.brokenNanos));
        }
    }

    /// Returns the verdict on a participant.
    public Verdict of(int participant) {
        return byParticipant.getOrDefault(participant, new Verdict.CannotTell(needs));
    }

    /// Returns the verdict on all participants together: one of whom it is broken breaks it.
    public Verdict overall() {
        long held = 0;
        long times = 0;
        var evidence = new TreeSet<Long>();
        for (var verdict : byParticipant.values()) {
            switch (verdict) {
                case Verdict.Pass(var of) -> held += of;
                case Verdict.Fail(var of, var positions) -> {
                    times += of;
                    evidence.addAll(positions);
                }
                case Verdict.CannotTell _ -> {} // says nothing
            }
        }
        if (times > 0) {
            return new Verdict.Fail(times, evidence.stream().limit(MOST_SHOWN).toList());
        }
        return held > 0 ? new Verdict.Pass(held) : new Verdict.CannotTell(needs);
    }

    /// Returns the verdict on a participant as far as it was known at a moment, ns since 1970.
    public Verdict.Outcome outcome(int participant, long nanos) {
        var moments = since.get(participant);
        if (moments == null) {
            return of(participant).outcome();
        } else if (moments.brokenNanos <= nanos) {
            return Verdict.Outcome.FAIL;
        }
        return moments.heldNanos <= nanos ? Verdict.Outcome.PASS : Verdict.Outcome.CANNOT_TELL;
    }

    /// Returns whether it was broken for somebody.
    public boolean isBroken() {
        return byParticipant.values().stream().anyMatch(Verdict.Fail.class::isInstance);
    }
}
