package dev.playhead.app.run;

import dev.playhead.app.settings.UserSettings;
import dev.playhead.transport.copy.WholeFile;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.scenario.Device;
import dev.playhead.transport.scenario.Expectation;
import dev.playhead.transport.scenario.Scenario;
import dev.playhead.transport.scenario.ScenarioException;
import dev.playhead.transport.scenario.ScenarioReader;
import dev.playhead.transport.scenario.run.CouldNotRunException;
import dev.playhead.transport.scenario.run.FaultSearch;
import dev.playhead.transport.scenario.run.LiveRun;
import dev.playhead.transport.scenario.run.ScenarioRun;
import dev.playhead.transport.scenario.run.SeedOutcome;
import dev.playhead.transport.scenario.run.Seeds;
import dev.playhead.transport.scenario.run.Shrinker;
import dev.playhead.transport.scenario.run.SimulatedRun;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.transport.server.ServerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Plays a scenario and judges it.
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Play a scenario and say whether what it expects is so. With simulated participants alone it takes no more"
                    + " time than the machine needs, and the same seed gives the same again; with external devices it"
                    + " is played by a broker in real time.",
            "Exit code 0 when nothing that is expected was broken, 1 when something was, 2 when it could not be played."
        })
public final class RunCommand implements Callable<Integer> {
    private static final int MOST_RECORDED = 10;
    private static final int MOST_TRIES = 2_000;
    private static final String RECORDING = ".mcap";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A scenario (YAML).")
    private Path file;

    @Option(names = "--seed", paramLabel = "N", description = "Another seed than that of the file.")
    private @Nullable Long seed;

    @Option(
            names = "--seeds",
            paramLabel = "A..B",
            description = "Play it with each of these seeds and name those that fail; not with external devices.")
    private @Nullable String seeds;

    @Option(
            names = "--junit",
            paramLabel = "XML",
            description = "Write a report for CI as JUnit XML as well, a test case for each expectation of each seed.")
    private @Nullable Path junit;

    @Option(
            names = "--json",
            description =
                    "Print one JSON object a line and nothing else: of type \"expectation\" for each expectation, of type"
                            + " \"run\" after those of each seed.")
    private boolean json;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where recordings go; a name that ends with .mcap is the recording of one run. The"
                    + " folder scenarios of the data directory unless given. With --seeds the first " + MOST_RECORDED
                    + " runs that fail are recorded.")
    private @Nullable Path out;

    @Option(
            names = "--shrink",
            description =
                    "Of the first run that fails, look for the smallest case that breaks the same expectation: which steps"
                            + " of the file are needed, and how much of an answer. Not with external devices.")
    private boolean shrink;

    @Option(
            names = "--search",
            description =
                    "Look for a place where a fault breaks what is expected: one fault at each frame, for each device and"
                            + " actor, with each seed. With --shrink the first that does is made smaller. Not with external"
                            + " devices.")
    private boolean search;

    @Option(
            names = "--fault",
            paramLabel = "FAULT",
            description =
                    "A fault for --search, as with playhead serve or the name of a preset, without whom it hits; may be"
                            + " given several times. Unless given, those from which a client comes back with all it had.")
    private List<String> faults = new ArrayList<>();

    @Option(
            names = "--tries",
            paramLabel = "N",
            description = "How many places --search tries with a seed; 2000. Of more places so many are drawn.")
    private @Nullable Integer tries;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Port for external devices (default 9477, or the next free one).")
    private @Nullable Integer port;

    /// Makes the verb; picocli sets its options.
    public RunCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        var line = spec.commandLine();
        try {
            var scenario = ScenarioReader.read(file);
            if (search) {
                return searched(scenario);
            }
            if (!faults.isEmpty() || tries != null) {
                throw new IllegalArgumentException("--fault and --tries say what --search does; there is no --search.");
            }
            var began = Instant.now();
            long begunNanos = System.nanoTime();
            var recordings = new LinkedHashMap<Long, Path>();
            var outcomes =
                    seeds == null ? one(scenario, recordings) : many(scenario, SeedRange.parse(seeds), recordings);
            var took = Duration.ofNanos(System.nanoTime() - begunNanos);
            var report = new RunReport(file, scenario, outcomes, recordings, smallest(scenario, outcomes), took);
            if (junit != null) {
                WholeFile.write(junit, RunJunit.of(report, began));
            }
            (json ? RunLines.json(report) : RunLines.words(report)).forEach(line.getOut()::println);
            return report.isPassed() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        } catch (ScenarioException | CouldNotRunException e) {
            line.getErr().println(e.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
    }

    private int searched(Scenario scenario) throws IOException, InterruptedException, CouldNotRunException {
        if (!scenario.isSimulated()) {
            throw new IllegalArgumentException("--search needs runs that are the same again: no external devices.");
        }
        var range = seeds == null ? oneSeed(scenario) : SeedRange.parse(seeds);
        var began = Instant.now();
        long begunNanos = System.nanoTime();
        var result = FaultSearch.search(
                scenario,
                faults.isEmpty() ? FaultSearch.USUAL : faults,
                range.first(),
                range.last(),
                tries == null ? MOST_TRIES : tries);
        var found = result.found();
        var played = found == null ? scenario : found.scenario();
        var run = SimulatedRun.of(played, found == null ? range.last() : found.seed());
        var recordings = new LinkedHashMap<Long, Path>();
        if (found != null) {
            recordings.put(run.seed(), run.record(wanted(run.seed())));
        }
        var outcomes = List.of(SeedOutcome.of(run));
        var took = Duration.ofNanos(System.nanoTime() - begunNanos);
        var report = new RunReport(file, played, outcomes, recordings, smallest(played, outcomes), took);
        if (junit != null) {
            WholeFile.write(junit, RunJunit.of(report, began));
        }
        var out = spec.commandLine().getOut();
        (json ? SearchLines.json(result) : SearchLines.words(result)).forEach(out::println);
        (json ? RunLines.json(report) : RunLines.words(report)).forEach(out::println);
        return found == null ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private SeedRange oneSeed(Scenario scenario) {
        long of = seed == null ? scenario.seed() : seed;
        return new SeedRange(of, of);
    }

    private List<SeedOutcome> one(Scenario scenario, Map<Long, Path> recordings)
            throws IOException, InterruptedException, CouldNotRunException {
        long of = seed == null ? scenario.seed() : seed;
        var run = scenario.isSimulated() ? SimulatedRun.of(scenario, of) : live(scenario, of);
        run.log().close(); // a file that is open cannot be moved everywhere
        recordings.put(of, recorded(run));
        return List.of(SeedOutcome.of(run));
    }

    private Path recorded(ScenarioRun run) throws IOException {
        var wanted = wanted(run.seed());
        if (!run.isRecorded() || !isFile()) {
            return run.record(wanted);
        }
        return Files.move(run.log().file(), wanted);
    }

    private List<SeedOutcome> many(Scenario scenario, SeedRange range, Map<Long, Path> recordings)
            throws IOException, InterruptedException, CouldNotRunException {
        if (seed != null) {
            throw new IllegalArgumentException("Say --seed or --seeds, not both.");
        }
        if (!scenario.isSimulated()) {
            throw new IllegalArgumentException(
                    "With external devices a seed does not decide what happens, so there is nothing to search: use --seed.");
        }
        if (isFile()) {
            throw new IllegalArgumentException("--seeds may leave several recordings: name a directory with --out.");
        }
        var outcomes = Seeds.play(scenario, range.first(), range.last());
        var failed = outcomes.stream().filter(outcome -> !outcome.isPassed()).limit(MOST_RECORDED);
        for (var outcome : failed.toList()) {
            var again = SimulatedRun.of(scenario, outcome.seed());
            recordings.put(outcome.seed(), again.record(wanted(outcome.seed())));
        }
        return outcomes;
    }

    private @Nullable SmallestCase smallest(Scenario scenario, List<SeedOutcome> outcomes)
            throws IOException, CouldNotRunException {
        if (!shrink) {
            return null;
        }
        if (!scenario.isSimulated()) {
            throw new IllegalArgumentException("--shrink needs runs that are the same again: no external devices.");
        }
        for (var outcome : outcomes) {
            var broken = outcome.judged().stream()
                    .filter(judged -> outcomes.size() == 1
                            ? judged.isFailed()
                            : judged.isFailed() && !(judged.expectation() instanceof Expectation.Sometimes))
                    .findFirst();
            if (broken.isPresent()) {
                var found = Shrinker.of(scenario, outcome.seed(), broken.get().expectation());
                return found.isEmpty()
                        ? null
                        : recorded(found.get(), broken.get().expectation());
            }
        }
        return null;
    }

    private SmallestCase recorded(Shrinker.Smallest found, Expectation expectation) throws IOException {
        var name = name() + "-seed-" + found.run().seed() + "-smallest.playhead" + RECORDING;
        return new SmallestCase(
                expectation, found, found.run().record(directory().path().resolve(name)));
    }

    private String name() {
        return Objects.requireNonNullElse(file.getFileName(), file).toString().replaceFirst("\\.ya?ml$", "");
    }

    private boolean isFile() {
        return out != null && out.toString().endsWith(RECORDING);
    }

    private Path wanted(long of) {
        if (out != null && isFile()) {
            return out;
        }
        return directory().path().resolve(name() + "-seed-" + of + ".playhead" + RECORDING);
    }

    private DataDirectory directory() {
        if (out == null) {
            // A folder of its own: a broker goes on with the channels of the last recording beside its own.
            return new DataDirectory(UserSettings.directory(null).path().resolve("scenarios"));
        }
        return new DataDirectory(
                isFile() ? Objects.requireNonNullElse(out.toAbsolutePath().getParent(), out) : out);
    }

    private ScenarioRun live(Scenario scenario, long of)
            throws IOException, InterruptedException, CouldNotRunException {
        int wanted = UserSettings.read().port(port);
        var options = new ServerOptions("localhost", wanted, port != null, directory(), null, false, true);
        return LiveRun.of(scenario, of, options, broker -> tell(scenario, broker));
    }

    private void tell(Scenario scenario, BrokerServer broker) {
        var err = spec.commandLine().getErr();
        broker.notices().forEach(err::println);
        var names = scenario.devices().stream()
                .filter(Device.External.class::isInstance)
                .map(Device::name)
                .collect(Collectors.joining(", "));
        err.println("Waiting for " + names + " at " + broker.address() + ".");
        err.flush();
    }
}
