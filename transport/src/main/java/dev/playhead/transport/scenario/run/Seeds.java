package dev.playhead.transport.scenario.run;

import dev.playhead.transport.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/// Plays a scenario with many seeds, several at once.
public final class Seeds {
    private Seeds() {}

    /// Returns what came of each seed from `first` to `last`, in their order.
    ///
    /// @param scenario one without external devices
    /// @throws CouldNotRunException when it could not be played with one of them
    public static List<SeedOutcome> play(Scenario scenario, long first, long last)
            throws CouldNotRunException, InterruptedException {
        try (var threads = Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(),
                Thread.ofPlatform().daemon().name("seeds-", 0).factory())) {
            var tasks = new ArrayList<Callable<SeedOutcome>>();
            for (long seed = first; seed <= last; seed++) {
                long of = seed;
                tasks.add(() -> SeedOutcome.of(SimulatedRun.of(scenario, of)));
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
