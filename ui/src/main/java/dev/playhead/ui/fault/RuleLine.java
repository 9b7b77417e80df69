package dev.playhead.ui.fault;

import dev.playhead.transport.fault.Fault;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.FaultTrack;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.format.Formats;
import java.util.List;

/// Line of one rule as it was at a moment. Immutable.
///
/// @param participant index of the participant it hits; -1 for everyone, and when nobody matched
/// @param where whom it hits, in words
/// @param when since when, or from when to when, in words
/// @param how long it was on, in words
/// @param fromNanos when it was set, ns since 1970
record RuleLine(
        RuleId id,
        String label,
        Fault fault,
        State state,
        int participant,
        String where,
        String when,
        String how,
        long fromNanos) {
    /// State of a rule at a moment.
    enum State {
        ON("on"),
        ENDED("ended"),
        /// It was over as soon as it was set.
        AT_ONCE("once");

        private final String word;

        State(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /// Returns the rules that had been set until a moment, ns since 1970, the newest first.
    static List<RuleLine> of(Timeline timeline, long nanos) {
        return timeline.faults().stream()
                .filter(rule -> rule.span().fromNanos() <= nanos)
                .map(rule -> of(timeline, rule, nanos))
                .toList()
                .reversed();
    }

    private static RuleLine of(Timeline timeline, FaultTrack track, long nanos) {
        var rule = track.rule();
        long from = track.span().fromNanos();
        long to = track.span().toNanos();
        var state = rule.isMomentary() ? State.AT_ONCE : track.span().contains(nanos) ? State.ON : State.ENDED;
        var begun = Formats.clock(from - timeline.startNanos());
        var when = switch (state) {
            case ON -> "since " + begun + ", until restored";
            case ENDED -> "from " + begun + " to " + Formats.clock(to - timeline.startNanos());
            case AT_ONCE -> "once, at " + begun;
        };
        var how = switch (state) {
            case ON -> "on for " + Formats.seconds(nanos - from);
            case ENDED -> "ended after " + Formats.seconds(to - from);
            case AT_ONCE -> "once";
        };
        var where = track.participant() < 0
                ? rule.target().words()
                : timeline.participants().get(track.participant()).name();
        return new RuleLine(rule.id(), rule.label(), rule.fault(), state, track.participant(), where, when, how, from);
    }

    /// Returns whether it can be set once more: on a participant, since a rule is set on one.
    boolean canBeSetAgain() {
        return state != State.ON && participant >= 0;
    }

    /// Returns it as one sentence: where, when, how often, and its effect.
    String sentence() {
        return where + ", " + when + ": " + fault.words();
    }
}
