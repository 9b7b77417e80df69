package dev.playhead.ui.compare;

import dev.playhead.transport.compare.ComparedRun;
import dev.playhead.transport.compare.Comparison;
import dev.playhead.transport.compare.MessagePair;
import dev.playhead.transport.compare.PairState;
import dev.playhead.transport.compare.RunPair;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lines of the list, and which of them pass the filter: by state, and only what differs. For one thread.
final class CompareRows {
    private static final int MOST_NEIGHBOURS = 100;

    private final Comparison comparison;
    private final long limitNanos;
    private final List<PairState> states;
    private final BitSet second = new BitSet();
    private final BitSet open = new BitSet();
    private final Set<PairState> chosen = EnumSet.noneOf(PairState.class);
    private final Map<CompareCount, Map<PairState, Integer>> counts = new EnumMap<>(CompareCount.class);
    private CompareCount count = CompareCount.RUNS;
    private boolean differencesOnly;

    private record Question(String agent, String asker, String text) {
        static Question of(ComparedRun run) {
            return new Question(run.agent(), run.asker(), run.run().question());
        }
    }

    /// @param limitNanos from which time on something is slower
    CompareRows(Comparison comparison, long limitNanos) {
        this.comparison = comparison;
        this.limitNanos = limitNanos;
        this.states =
                comparison.runs().stream().map(run -> run.state(limitNanos)).toList();
        markSecond();
    }

    private void markSecond() {
        var asked = new HashSet<Question>();
        for (int i = 0; i < states.size(); i++) {
            var run = comparison.runs().get(i);
            if (run.isRun() && !run.either().run().question().isEmpty() && !asked.add(Question.of(run.either()))) {
                second.set(i);
            }
        }
    }

    Comparison comparison() {
        return comparison;
    }

    long limitNanos() {
        return limitNanos;
    }

    /// Returns the state of each run.
    List<PairState> states() {
        return states;
    }

    /// Returns those of runs that are more than a message.
    List<PairState> runStates() {
        var some = new ArrayList<PairState>();
        for (int i = 0; i < states.size(); i++) {
            if (comparison.runs().get(i).isRun()) {
                some.add(states.get(i));
            }
        }
        return some;
    }

    /// Returns how much there is of each state.
    Map<PairState, Integer> counts(CompareCount of) {
        return counts.computeIfAbsent(of, unit -> unit.of(comparison, limitNanos));
    }

    /// Shows what these filters leave.
    ///
    /// @param some states that pass; none for all
    void filter(CompareCount unit, Set<PairState> some, boolean onlyDifferences) {
        count = unit;
        chosen.clear();
        chosen.addAll(some);
        differencesOnly = onlyDifferences;
    }

    boolean isOpen(int run) {
        return open.get(run);
    }

    void open(int run, boolean now) {
        open.set(run, now);
    }

    boolean passes(int index) {
        var run = comparison.runs().get(index);
        return (!differencesOnly || states.get(index).isDifference()) && count.passes(run, chosen, limitNanos);
    }

    /// Returns the lines that are left, each as it is now.
    List<CompareLine> lines() {
        var lines = new ArrayList<CompareLine>();
        for (int i = 0; i < states.size(); i++) {
            if (!passes(i)) {
                continue;
            }
            var run = comparison.runs().get(i);
            if (!run.isRun()) {
                lines.add(line(i, run.messages().getFirst()));
                continue;
            }
            lines.add(line(i));
            if (open.get(i)) {
                for (var message : run.messages()) {
                    var state = message.state(limitNanos);
                    if (count.passes(message, chosen, limitNanos) && (!differencesOnly || state.isDifference())) {
                        lines.add(line(i, message));
                    }
                }
            }
        }
        return lines;
    }

    /// Returns the line of a run.
    CompareLine line(int index) {
        return new CompareLine(
                index, comparison.runs().get(index), null, states.get(index), open.get(index), hint(index));
    }

    private String hint(int index) {
        return switch (states.get(index)) {
            case ONLY_A, ONLY_B -> second.get(index) ? "second answer" : "";
            case REORDERED -> order(index);
            case CHANGED, SLOWER, CANNOT_TELL, SAME -> "";
        };
    }

    // By the nearest run that it has changed places with.
    private String order(int index) {
        var run = comparison.runs().get(index);
        for (int off = 1; off <= MOST_NEIGHBOURS; off++) {
            for (int other : new int[] {index - off, index + off}) {
                var neighbour = other < 0 || other >= states.size()
                        ? null
                        : comparison.runs().get(other);
                if (neighbour != null && crosses(run, neighbour)) {
                    int number = Objects.requireNonNull(neighbour.a()).run().number();
                    return (isBefore(run.a(), neighbour.a()) ? "after" : "before") + " run " + number + ", not "
                            + (isBefore(run.a(), neighbour.a()) ? "before" : "after");
                }
            }
        }
        return "";
    }

    private static boolean crosses(RunPair run, RunPair other) {
        return run.a() != null
                && run.b() != null
                && other.a() != null
                && other.b() != null
                && run.either().run().channel().equals(other.either().run().channel())
                && isBefore(run.a(), other.a()) != isBefore(run.b(), other.b());
    }

    private static boolean isBefore(@Nullable ComparedRun one, @Nullable ComparedRun other) {
        return one != null && other != null && one.beganNanos() < other.beganNanos();
    }

    private CompareLine line(int index, MessagePair message) {
        var run = comparison.runs().get(index);
        return new CompareLine(index, run, message, message.state(limitNanos), false, "");
    }
}
