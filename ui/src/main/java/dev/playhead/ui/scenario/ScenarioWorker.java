package dev.playhead.ui.scenario;

import dev.playhead.transport.scenario.Scenario;
import dev.playhead.transport.scenario.ScenarioException;
import dev.playhead.transport.scenario.ScenarioReader;
import dev.playhead.transport.scenario.run.CouldNotRunException;
import dev.playhead.transport.scenario.run.ScenarioRun;
import dev.playhead.transport.scenario.run.SeedOutcome;
import dev.playhead.transport.scenario.run.Seeds;
import dev.playhead.transport.scenario.run.SimulatedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads and plays scenarios beside the FX thread, one thing after the other, and tells the FX thread what came of it.
/// For the FX thread.
final class ScenarioWorker {
    private static final Logger LOG = LoggerFactory.getLogger(ScenarioWorker.class);

    private final ScenarioActions actions;
    private final RecentScenarios recent;
    private final Listener listener;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("scenario-runs").factory());
    private final AtomicInteger busy = new AtomicInteger();
    private final Object turn = new Object();
    private @Nullable Thread playing;

    /// Told what came of the work. On the FX thread.
    interface Listener {
        /// Takes a file that was read.
        ///
        /// @param scenario null when it cannot be read
        /// @param problems all that is wrong with it, each with line and column; none when nothing is
        void opened(Path file, @Nullable Scenario scenario, List<String> problems);

        /// Takes the files that were opened last.
        void recent(List<Path> files);

        /// Takes a sentence on a run that goes on.
        void says(String sentence);

        /// Takes how many of some runs are over.
        void progress(int played, int of);

        /// Takes a run that is over.
        void played(RunResult result);

        /// Takes the outcomes of many seeds, in their order.
        void played(List<SeedOutcome> outcomes);

        /// Takes the news that nothing is played any more.
        ///
        /// @param problem why it could not be played, or that it was cancelled; empty when it was played
        void over(String problem);
    }

    private interface Work {
        void run() throws IOException, CouldNotRunException, InterruptedException;
    }

    ScenarioWorker(ScenarioActions actions, Listener listener) {
        this.actions = actions;
        this.listener = listener;
        recent = new RecentScenarios(actions.folder());
    }

    boolean isIdle() {
        return busy.get() == 0;
    }

    private static void tell(Runnable news) {
        Platform.runLater(news);
    }

    private void later(Work work) {
        busy.incrementAndGet();
        worker.execute(() -> {
            String problem = "";
            begins();
            try {
                work.run();
            } catch (InterruptedException e) {
                problem = "It was cancelled.";
            } catch (CouldNotRunException | IOException e) {
                LOG.info("A scenario could not be played: {}", e.getMessage());
                problem = String.valueOf(e.getMessage());
            } catch (RuntimeException e) {
                LOG.error("A scenario could not be played", e);
                problem = "That did not work: " + e + ".";
            } finally {
                ends();
                var said = problem;
                tell(() -> {
                    busy.decrementAndGet();
                    listener.over(said);
                });
            }
        });
    }

    private void begins() {
        synchronized (turn) {
            playing = Thread.currentThread();
        }
    }

    // A cancel that came too late is not that of the next.
    private void ends() {
        synchronized (turn) {
            playing = null;
            var unused = Thread.interrupted();
        }
    }

    /// Reads which files were opened last.
    void look() {
        later(() -> {
            var files = recent.list();
            tell(() -> listener.recent(files));
        });
    }

    /// Reads a file.
    void open(Path file) {
        later(() -> {
            try {
                var scenario = ScenarioReader.read(file);
                tell(() -> listener.opened(file, scenario, List.of()));
                var files = recent.opened(file);
                tell(() -> listener.recent(files));
            } catch (ScenarioException e) {
                var problems = e.problems().stream()
                        .map(ScenarioException.Problem::words)
                        .toList();
                tell(() -> listener.opened(file, null, problems));
            } catch (IOException e) {
                tell(() -> listener.opened(file, null, List.of("It cannot be read: " + e.getMessage() + ".")));
            }
        });
    }

    /// Plays a scenario.
    void play(Path file, Scenario scenario, long seed) {
        later(() -> {
            var run = run(scenario, seed);
            Files.createDirectories(actions.folder());
            var name = Objects.requireNonNullElse(file.getFileName(), file)
                    .toString()
                    .replaceFirst("\\.ya?ml$", "");
            var result = RunResult.of(run, actions.folder().resolve(name + "-seed-" + seed + ".playhead.mcap"));
            tell(() -> listener.played(result));
        });
    }

    private ScenarioRun run(Scenario scenario, long seed)
            throws IOException, CouldNotRunException, InterruptedException {
        return scenario.isSimulated()
                ? SimulatedRun.of(scenario, seed)
                : actions.live(scenario, seed, sentence -> tell(() -> listener.says(sentence)));
    }

    /// Plays a scenario without external devices with many seeds.
    void play(Scenario scenario, long first, long last) {
        int of = (int) (last - first + 1);
        later(() -> {
            var played = new AtomicInteger();
            var told = new AtomicInteger();
            var outcomes = Seeds.play(scenario, first, last, outcome -> {
                played.incrementAndGet();
                if (told.getAndSet(1) == 0) { // one at a time is on its way to the screen
                    tell(() -> {
                        told.set(0);
                        listener.progress(played.get(), of);
                    });
                }
            });
            tell(() -> listener.played(outcomes));
        });
    }

    /// Ends what is played now.
    void cancel() {
        synchronized (turn) {
            if (playing != null) {
                playing.interrupt();
            }
        }
    }

    /// Ends it all.
    void close() {
        worker.shutdownNow();
    }
}
