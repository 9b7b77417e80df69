package dev.playhead.ui.scenario;

import dev.playhead.transport.scenario.Scenario;
import dev.playhead.transport.scenario.run.SeedOutcome;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.Split;
import dev.playhead.ui.control.WrappedText;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.theme.Icon;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A scenario: what is wrong with its file, its last run and what is expected of it, and runs with many seeds. FX
/// thread.
public final class ScenarioPane extends StackPane {
    private static final double EXPECTED = 480;
    private static final double LEAST_EXPECTED = 320;
    private static final double LEAST_RUN = 380;
    private static final String HINT = "Open a scenario, or drop a .yaml file here.";

    private final Opening opening;
    private final ScenarioWorker worker;
    private final ScenarioHeader header = new ScenarioHeader(new Wishes());
    private final WrappedText said = new WrappedText("ph-second");
    private final VBox problems = new VBox(4);
    private final Label outcome = Nodes.label("", "ph-chip");
    private final Label facts = Nodes.label("", "ph-mono", "ph-second");
    private final Button recording = new Button("Open recording", Icon.FILE.node(14));
    private final HBox lastRun;
    private final VBox remarks = new VBox(4);
    private final ProgressBar progress = new ProgressBar(0);
    private final SeedGrid seeds = new SeedGrid(this::runSeed);
    private final ExpectedPane expected;
    private @Nullable Path file;
    private @Nullable Scenario scenario;
    private @Nullable RunResult result;

    /// Told what the window has to do.
    public interface Opening {
        /// Opens a recording at a moment, ns since 1970.
        void openAt(Path file, long nanos);

        /// Lets a person choose a scenario; null when they want none.
        @Nullable
        Path choose();
    }

    public ScenarioPane(ScenarioActions actions, Opening opening) {
        this.opening = opening;
        worker = new ScenarioWorker(actions, new News());
        expected = new ExpectedPane(opening::openAt);
        expected.setMinWidth(LEAST_EXPECTED);
        said.setId("scenario-said");
        problems.setId("scenario-problems");
        problems.getStyleClass().add("ph-scenario-body");
        remarks.getStyleClass().add("ph-scenario-body");
        outcome.setId("scenario-outcome");
        facts.setMinWidth(0);
        recording.setId("scenario-recording");
        recording.setMinWidth(Region.USE_PREF_SIZE);
        recording.setOnAction(e -> {
            if (result != null) {
                opening.openAt(result.recording(), result.startNanos());
            }
        });
        lastRun = new HBox(8, Nodes.label("Last run", "ph-strong"), outcome, facts, Nodes.space(), recording);
        lastRun.getStyleClass().addAll("ph-panel-header", "ph-scenario-band");
        progress.setId("scenario-progress");
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.setAccessibleText("Runs that are over");
        var saying = new VBox(8, said, progress);
        saying.getStyleClass().add("ph-scenario-body");
        var content = new VBox(saying, problems, lastRun, remarks, seeds);
        content.setFillWidth(true);
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        var left = new BorderPane(scroll);
        left.getStyleClass().add("ph-panel");
        left.setMinWidth(LEAST_RUN);
        var split = new Split(Orientation.HORIZONTAL, left, room -> room - EXPECTED).named("scenario");
        split.setSecond(expected);
        getStyleClass().add("ph-scenario");
        var whole = new BorderPane(split);
        whole.setTop(header);
        getChildren().add(whole);
        Nodes.show(problems, false);
        Nodes.show(lastRun, false);
        Nodes.show(remarks, false);
        Nodes.show(progress, false);
        say(HINT);
    }

    /// Looks which files were opened last.
    public void show() {
        worker.look();
    }

    /// Opens a scenario.
    public void open(Path scenarioFile) {
        say("Reading " + scenarioFile.getFileName() + ".");
        worker.open(scenarioFile);
    }

    /// Asks a person for a scenario.
    public void choose() {
        var chosen = opening.choose();
        if (chosen != null) {
            open(chosen);
        }
    }

    /// Plays the scenario with the seed that is written there.
    public void run() {
        header.seed(this::runSeed, this::say);
    }

    private void runSeed(long seed) {
        if (scenario != null && file != null && !isPlaying()) {
            header.seed(seed);
            begins("Playing with seed " + seed + ".");
            worker.play(file, scenario, seed);
        }
    }

    /// Plays the scenario with the seeds that are written there.
    public void runSeeds() {
        header.seeds(
                range -> {
                    if (scenario != null && scenario.isSimulated() && !isPlaying()) {
                        begins("Playing with seeds " + range.first() + " to " + range.last() + ".");
                        progress.setProgress(0);
                        Nodes.show(progress, true);
                        worker.play(scenario, range.first(), range.last());
                    }
                },
                this::say);
    }

    private boolean isPlaying() {
        return !worker.isIdle();
    }

    private void begins(String sentence) {
        header.busy(true);
        say(sentence);
    }

    /// Ends what is played.
    public void cancel() {
        worker.cancel();
    }

    private void say(String sentence) {
        said.setText(sentence);
        Nodes.show(said.getParent(), !sentence.isEmpty() || progress.isVisible());
    }

    /// Returns whether nothing is read or played.
    public boolean isSettled() {
        return worker.isIdle();
    }

    public Region expected() {
        return expected;
    }

    public Node expectedFocus() {
        return expected.focusTarget();
    }

    /// Returns what takes the focus when the view is entered.
    public Node focusTarget() {
        return header.focusTarget();
    }

    /// Lets go of its thread.
    public void close() {
        worker.close();
    }

    private static void lines(VBox into, List<String> sentences, String style) {
        into.getChildren()
                .setAll(sentences.stream()
                        .map(sentence -> {
                            var line = new WrappedText("ph-wrapped", style);
                            line.setText(sentence);
                            return line;
                        })
                        .toList());
        Nodes.show(into, !sentences.isEmpty());
    }

    private final class Wishes implements ScenarioHeader.Actions {
        @Override
        public void choose() {
            ScenarioPane.this.choose();
        }

        @Override
        public void open(Path chosen) {
            ScenarioPane.this.open(chosen);
        }

        @Override
        public void run() {
            ScenarioPane.this.run();
        }

        @Override
        public void runSeeds() {
            ScenarioPane.this.runSeeds();
        }

        @Override
        public void cancel() {
            ScenarioPane.this.cancel();
        }
    }

    private final class News implements ScenarioWorker.Listener {
        @Override
        public void opened(Path opened, @Nullable Scenario read, List<String> wrong) {
            file = opened;
            scenario = read;
            result = null;
            expected.clear();
            seeds.clear();
            Nodes.show(lastRun, false);
            Nodes.show(remarks, false);
            lines(problems, wrong, "ph-fault-text");
            if (read == null) {
                header.show(String.valueOf(opened.getFileName()), null, false);
                say(opened.getFileName() + " cannot be played:");
            } else {
                header.show(read.name(), read.seed(), read.isSimulated());
                say(
                        read.isSimulated()
                                ? "It is played in simulated time, and the same seed gives the same again."
                                : "It has external devices: it is played in real time, by a broker of its own.");
            }
        }

        @Override
        public void recent(List<Path> files) {
            header.recent(files);
        }

        @Override
        public void says(String sentence) {
            say(sentence);
        }

        @Override
        public void progress(int played, int of) {
            progress.setProgress((double) played / of);
            say(Formats.number(played) + " of " + Formats.number(of) + " runs are over.");
        }

        @Override
        public void played(RunResult run) {
            result = run;
            say("");
            long failed = run.failed();
            outcome.setText(
                    failed == 0
                            ? "none of " + run.judged().size() + " failed"
                            : failed + " of " + run.judged().size() + " failed");
            outcome.getStyleClass().setAll("label", "ph-chip", failed == 0 ? "ph-ok" : "ph-fault");
            facts.setText("seed " + run.seed() + ", " + ExpectedPane.seconds(run.tookNanos()));
            Nodes.show(lastRun, true);
            lines(remarks, run.remarks(), "ph-second");
            if (file != null) {
                expected.show(run, file);
            }
        }

        @Override
        public void played(List<SeedOutcome> outcomes) {
            say("");
            seeds.show(outcomes);
        }

        @Override
        public void over(String problem) {
            boolean isOver = worker.isIdle();
            header.busy(!isOver);
            if (isOver) {
                Nodes.show(progress, false);
            }
            if (!problem.isEmpty()) {
                say(problem);
            } else if (isOver) {
                say(said.getText());
            }
        }
    }
}
