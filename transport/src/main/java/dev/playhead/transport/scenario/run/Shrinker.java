package dev.playhead.transport.scenario.run;

import dev.playhead.transport.scenario.Expectation;
import dev.playhead.transport.scenario.Scenario;
import dev.playhead.transport.scenario.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Search for the smallest case that breaks an expectation: with one thing less at a time, for as long as
/// the expectation is broken without it. The seed stays the same. For one thread.
public final class Shrinker {
    private static final int MOST_RUNS = 400;

    private final Expectation expectation;
    private final long seed;
    private int runs;
    private Scenario smallest;
    private ScenarioRun run;

    /// The smallest case that was found.
    ///
    /// @param scenario with what is needed alone
    /// @param run of it
    /// @param lines of the steps of the file that are needed, in order
    /// @param runs how many were tried
    public record Smallest(Scenario scenario, ScenarioRun run, List<Integer> lines, int runs) {
        public Smallest {
            lines = List.copyOf(lines);
        }
    }

    private Shrinker(Scenario scenario, ScenarioRun run, Expectation expectation) {
        this.smallest = scenario;
        this.run = run;
        this.expectation = expectation;
        this.seed = run.seed();
    }

    /// Searches; empty when the expectation is not broken at all.
    ///
    /// @param scenario one without external devices
    /// @param expectation one of its own
    /// @throws CouldNotRunException when it cannot be played as it is
    public static Optional<Smallest> of(Scenario scenario, long seed, Expectation expectation)
            throws CouldNotRunException {
        var first = SimulatedRun.of(scenario, seed);
        var shrinker = new Shrinker(scenario, first, expectation);
        if (!shrinker.isBroken(first)) {
            return Optional.empty();
        }
        shrinker.shrink();
        var lines = new TreeSet<Integer>();
        collect(shrinker.smallest.timeline(), lines);
        return Optional.of(new Smallest(shrinker.smallest, shrinker.run, List.copyOf(lines), shrinker.runs));
    }

    private static void collect(List<Step> steps, TreeSet<Integer> lines) {
        for (var step : steps) {
            if (step.place().line() != Placement.NO_LINE) {
                lines.add(step.place().line());
            }
            collect(step.then(), lines);
        }
    }

    private boolean isBroken(ScenarioRun of) {
        return of.judged().stream()
                .anyMatch(judged -> judged.isFailed() && judged.expectation().equals(expectation));
    }

    private void shrink() {
        boolean isSmaller = true;
        while (isSmaller && runs < MOST_RUNS) {
            isSmaller = false;
            for (var candidate : candidates(smallest)) {
                if (runs < MOST_RUNS && breaks(candidate)) {
                    isSmaller = true;
                    break;
                }
            }
        }
    }

    private boolean breaks(Scenario candidate) {
        runs++;
        try {
            var tried = SimulatedRun.of(candidate, seed);
            if (isBroken(tried)) {
                smallest = candidate;
                run = tried;
                return true;
            }
            return false;
        } catch (CouldNotRunException nobodyCame) {
            return false;
        }
    }

    private static List<Scenario> candidates(Scenario of) {
        var candidates = new ArrayList<Scenario>();
        without(of.timeline()).forEach(timeline -> candidates.add(of.with(timeline)));
        for (int i = 0; i < of.agents().size(); i++) {
            var agent = of.agents().get(i);
            if (agent.tokens().size() > 1) {
                var agents = new ArrayList<>(of.agents());
                agents.set(
                        i, agent.saying(agent.tokens().subList(0, agent.tokens().size() / 2)));
                candidates.add(of.withAgents(agents));
            }
        }
        return candidates;
    }

    /// The steps with one thing less, in every way: a step with all that follows it, or one of several acts.
    private static List<List<Step>> without(List<Step> steps) {
        var all = new ArrayList<List<Step>>();
        for (int i = 0; i < steps.size(); i++) {
            var fewer = new ArrayList<>(steps);
            fewer.remove(i);
            all.add(fewer);
        }
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            for (var then : without(step.then())) {
                all.add(replaced(steps, i, new Step(step.place(), step.trigger(), step.acts(), then)));
            }
            boolean mayLose = step.acts().size() > 1 || !step.then().isEmpty();
            for (int act = 0; mayLose && act < step.acts().size(); act++) {
                var acts = new ArrayList<>(step.acts());
                acts.remove(act);
                all.add(replaced(steps, i, new Step(step.place(), step.trigger(), acts, step.then())));
            }
        }
        return all;
    }

    private static List<Step> replaced(List<Step> steps, int index, Step other) {
        var replaced = new ArrayList<>(steps);
        replaced.set(index, other);
        return replaced;
    }
}
