package dev.playhead.ui.compare;

import dev.playhead.transport.compare.Comparison;
import dev.playhead.transport.compare.MessagePair;
import dev.playhead.transport.compare.PairState;
import dev.playhead.transport.compare.RunPair;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/// Units in which differences are counted.
enum CompareCount {
    RUNS("Runs", "run"),
    MESSAGES("Messages", "message"),
    FRAMES("Frames", "frame");

    private final String title;
    private final String noun;

    CompareCount(String title, String noun) {
        this.title = title;
        this.noun = noun;
    }

    String title() {
        return title;
    }

    String noun() {
        return noun;
    }

    /// Counts all states; they add up to all there is. A frame has the state of its message.
    Map<PairState, Integer> of(Comparison comparison, long limitNanos) {
        var counts = new EnumMap<PairState, Integer>(PairState.class);
        for (var state : PairState.values()) {
            counts.put(state, 0);
        }
        switch (this) {
            case RUNS ->
                comparison.runs().stream()
                        .filter(RunPair::isRun)
                        .forEach(run -> counts.merge(run.state(limitNanos), 1, Integer::sum));
            case MESSAGES ->
                comparison.pairs().forEach(message -> counts.merge(message.state(limitNanos), 1, Integer::sum));
            case FRAMES ->
                comparison
                        .pairs()
                        .forEach(message -> counts.merge(message.state(limitNanos), message.versions(), Integer::sum));
        }
        return counts;
    }

    /// Returns whether a message passes a filter of states; the filter of runs lets all of theirs pass.
    boolean passes(MessagePair message, Set<PairState> states, long limitNanos) {
        return this == RUNS || states.isEmpty() || states.contains(message.state(limitNanos));
    }

    /// Returns whether a run passes a filter of states: by its own, or by one of a message of it.
    boolean passes(RunPair run, Set<PairState> states, long limitNanos) {
        if (states.isEmpty()) {
            return true;
        }
        return this == RUNS || !run.isRun()
                ? states.contains(run.state(limitNanos))
                : run.messages().stream().anyMatch(message -> states.contains(message.state(limitNanos)));
    }
}
