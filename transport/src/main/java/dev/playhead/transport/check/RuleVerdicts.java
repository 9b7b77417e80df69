package dev.playhead.transport.check;

import java.util.Map;

/// Verdicts of one rule. Immutable.
///
/// @param rule its name, in words with hyphens; see [Finding#rule]
/// @param question what it asks: `No frame lost`
/// @param byParticipant by index in the timeline
/// @param since since when it is so, by index in the timeline
public record RuleVerdicts(
        String rule, String question, Map<Integer, Verdict> byParticipant, Map<Integer, Since> since) {
    private static final Verdict NOTHING = new Verdict.CannotTell("nothing happened that it could be asked of");

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
        return byParticipant.getOrDefault(participant, NOTHING);
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
