package dev.playhead.transport.scenario.run;

import dev.playhead.transport.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// Plays a scenario with many seeds, several at once.
public final class Seeds {
    private Seeds() {}

    /// Returns what came of each seed from `first` to `last`, in their order.
    ///
    /// @param scenario one without external devices
    /// @throws CouldNotRunException when it could not be played with one of them
    public static List<SeedOutcome> play(Scenario scenario, long first, long last)
            throws CouldNotRunException, InterruptedException {
        return play(scenario, first, last, outcome -> {});
    }

    /// Returns the same, and tells of each as soon as it is there. When the thread is interrupted those that are under
    /// way come to their end, and no other begins.
    ///
    /// @param each told on any thread, in any order
    /// @throws CouldNotRunException when it could not be played with one of them
    public static List<SeedOutcome> play(Scenario scenario, long first, long last, Consumer<SeedOutcome> each)
            throws CouldNotRunException, InterruptedException {
        try (var threads = Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(),
                Thread.ofPlatform().daemon().name("seeds-", 0).factory())) {
            var tasks = new ArrayList<Callable<SeedOutcome>>();
            for (long seed = first; seed <= last; seed++) {
                long of = seed;
                tasks.add(() -> {
                    var outcome = SeedOutcome.of(SimulatedRun.of(scenario, of));
                    each.accept(outcome);
                    return outcome;
                });
            }
            var outcomes = new ArrayList<SeedOutcome>();
            for (var played : threads.invokeAll(tasks)) {
                outcomes.add(played.get());
            }
            return outcomes;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CouldNotRunException why) {
                throw why;
            }
            throw new IllegalStateException("A scenario could not be played, which is a defect.", e.getCause());
        }
    }
}
