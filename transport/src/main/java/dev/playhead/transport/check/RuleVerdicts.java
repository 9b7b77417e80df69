package dev.playhead.transport.check;

import java.util.Map;

/// Verdicts of one rule. Immutable.
///
/// @param rule its name, in words with hyphens; see [Finding#rule]
/// @param question what it asks: `No frame lost`
/// @param byParticipant by index in the timeline
public record RuleVerdicts(String rule, String question, Map<Integer, Verdict> byParticipant) {
    private static final Verdict NOTHING = new Verdict.CannotTell("nothing happened that it could be asked of");

    public RuleVerdicts {
        byParticipant = Map.copyOf(byParticipant);
    }

    /// Returns the verdict on a participant.
    public Verdict of(int participant) {
        return byParticipant.getOrDefault(participant, NOTHING);
    }

    /// Returns whether it was broken for somebody.
    public boolean isBroken() {
        return byParticipant.values().stream().anyMatch(Verdict.Fail.class::isInstance);
    }
}
