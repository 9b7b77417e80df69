package dev.playhead.transport.scenario.run;

import dev.playhead.transport.explain.EntryDecoder;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.fault.SeededRandom;
import dev.playhead.transport.insight.build.TimelineBuilder;
import dev.playhead.transport.scenario.Expectation;
import dev.playhead.transport.scenario.Scenario;
import dev.playhead.transport.scenario.verdict.Judged;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// Search for a place in a scenario where a fault breaks what it expects: one fault at a time, at each frame, on each
/// of its participants, with each seed. With more places than may be tried, as many are drawn from the seed.
public final class FaultSearch {
    /// Faults that are tried unless others are named: those from which clients come back with all they had.
    public static final List<String> USUAL =
            List.of("preset:tunnel", "cut for=1s", "slow ms=400 for=10s", "preset:append-refused");

    private static final RuleId PLACES = new RuleId("search");
    private static final int BATCH = 64;

    private final Scenario scenario;
    private final List<String> faults;
    private final int most;
    private long tried;
    private long possible;

    /// Result of a search.
    ///
    /// @param tried how many places were tried
    /// @param possible how many there are with the seeds that were searched
    /// @param found the first that fails; null when none does
    public record Result(
            long tried, long possible, @Nullable Found found) {}

    /// A place where something that is expected is broken.
    ///
    /// @param placement null when it is broken without any fault
    /// @param scenario with the fault in its timeline
    /// @param broken the first expectation that was broken
    public record Found(long seed, @Nullable Placement placement, Scenario scenario, Expectation broken) {}

    private FaultSearch(Scenario scenario, List<String> faults, int most) {
        this.scenario = scenario;
        this.faults = faults.stream().map(Placement::checked).toList();
        this.most = most;
    }

    /// Searches, with several runs at once. The same arguments give the same result.
    ///
    /// @param scenario one without external devices
    /// @param faults as on the command line, or names of presets, without whom they hit
    /// @param most how many places are tried with a seed at the most
    /// @throws IllegalArgumentException when a fault cannot be read
    /// @throws CouldNotRunException when it cannot be played without any fault
    public static Result search(Scenario scenario, List<String> faults, long firstSeed, long lastSeed, int most)
            throws CouldNotRunException, InterruptedException {
        var search = new FaultSearch(scenario, faults, most);
        try (var threads = Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(),
                Thread.ofPlatform().daemon().name("search-", 0).factory())) {
            Found found = null;
            for (long seed = firstSeed; seed <= lastSeed && found == null; seed++) {
                found = search.with(seed, threads);
            }
            return new Result(search.tried, search.possible, found);
        }
    }

    private @Nullable Found with(long seed, ExecutorService threads) throws CouldNotRunException, InterruptedException {
        var calm = SimulatedRun.of(scenario, seed);
        var broken = broken(calm);
        if (broken != null) {
            return new Found(seed, null, scenario, broken);
        }
        var placements = placements(seed, frames(calm));
        for (int from = 0; from < placements.size(); from += BATCH) {
            var batch = placements.subList(from, Math.min(placements.size(), from + BATCH));
            var found = first(batch, seed, threads);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable Found first(List<Placement> batch, long seed, ExecutorService threads)
            throws InterruptedException {
        var tasks = new ArrayList<Callable<@Nullable Found>>();
        for (var placement : batch) {
            tasks.add(() -> tried(placement, seed));
        }
        for (var task : threads.invokeAll(tasks)) {
            tried++;
            try {
                var found = task.get();
                if (found != null) {
                    return found;
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException("A scenario could not be played, which is a defect.", e.getCause());
            }
        }
        return null;
    }

    private @Nullable Found tried(Placement placement, long seed) {
        var broken = placement.in(scenario);
        try {
            var expectation = broken(SimulatedRun.of(broken, seed));
            return expectation == null ? null : new Found(seed, placement, broken, expectation);
        } catch (CouldNotRunException nobodyCame) {
            return null; // that is before the timeline begins, and no fault of ours
        }
    }

    // What need only be so sometimes may not be so with a fault more.
    private static @Nullable Expectation broken(ScenarioRun run) {
        return run.judged().stream()
                .filter(Judged::isFailed)
                .map(Judged::expectation)
                .filter(expectation -> !(expectation instanceof Expectation.Sometimes))
                .findFirst()
                .orElse(null);
    }

    private static int frames(ScenarioRun run) {
        try {
            var builder = new TimelineBuilder();
            for (long position = 0; position < run.entries(); position++) {
                var entry = run.log().read(position);
                builder.accept(entry, EntryDecoder.decode(entry));
            }
            var timeline = builder.timeline(0);
            var counts = Placement.frames().over(timeline, run.log()::read);
            int frames = 0;
            for (int row = 0; row < timeline.frames().count(); row++) {
                frames += counts.test(row) ? 1 : 0;
            }
            return frames;
        } catch (IOException e) {
            throw new IllegalStateException("Memory cannot be read", e);
        }
    }

    private List<Placement> placements(long seed, int frames) {
        int names = scenario.names().size();
        long all = (long) frames * names * faults.size();
        possible += all;
        var chosen = new TreeSet<Long>();
        if (all <= most) {
            for (long place = 0; place < all; place++) {
                chosen.add(place);
            }
        } else {
            for (long draw = 0; chosen.size() < most; draw++) {
                chosen.add(SeededRandom.of(seed, PLACES, "places", draw).below(all));
            }
        }
        // By frames first, so that what is found first is early in the scenario.
        return chosen.stream()
                .map(place -> new Placement(
                        faults.get((int) (place % faults.size())),
                        scenario.names().get((int) (place / faults.size() % names)),
                        (int) (place / faults.size() / names) + 1))
                .toList();
    }
}
