package dev.playhead.ui.scenario;

import dev.playhead.transport.scenario.run.SeedOutcome;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.format.Formats;
import java.util.List;
import java.util.function.LongConsumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Runs with many seeds: a square for each, and those that failed stand out. With more seeds than there is room for
/// only those that failed. FX thread.
final class SeedGrid extends VBox {
    private static final int MOST = 200;

    private final LongConsumer onChoose;
    private final Label counts = Nodes.label("", "ph-second");
    private final FlowPane squares = new FlowPane(4, 4);
    private final Label note = Nodes.label("", "ph-muted", "ph-small");

    /// @param onChoose told a seed that somebody wants to see
    SeedGrid(LongConsumer onChoose) {
        this.onChoose = onChoose;
        var header = new HBox(8, Nodes.label("Seeds", "ph-strong"), counts);
        header.getStyleClass().addAll("ph-panel-header", "ph-scenario-band");
        squares.setId("scenario-seeds");
        var body = new VBox(8, squares, note);
        body.getStyleClass().add("ph-scenario-body");
        getChildren().addAll(header, body);
        clear();
    }

    void clear() {
        squares.getChildren().clear();
        Nodes.show(this, false);
    }

    void show(List<SeedOutcome> outcomes) {
        var failed = outcomes.stream().filter(outcome -> !outcome.isPassed()).toList();
        counts.setText(Formats.count(outcomes.size(), "run") + ", " + (outcomes.size() - failed.size()) + " pass, "
                + failed.size() + " fail");
        boolean fits = outcomes.size() <= MOST;
        var shown = fits ? outcomes : failed.subList(0, Math.min(MOST, failed.size()));
        squares.getChildren().setAll(shown.stream().map(this::square).toList());
        note.setText(note(fits, shown.size(), failed.size()));
        Nodes.show(this, true);
    }

    private static String note(boolean fits, int shown, int failed) {
        if (fits) {
            return "Each square is one run. A click plays it again and shows it.";
        }
        if (failed == 0) {
            return "No run failed.";
        }
        return shown < failed ? "The first " + shown + " of " + failed + " that failed." : "Those that failed.";
    }

    private Button square(SeedOutcome outcome) {
        var square = new Button(Long.toString(outcome.seed()));
        boolean isPassed = outcome.isPassed();
        square.getStyleClass().addAll("ph-seed", isPassed ? "ph-passed" : "ph-failed");
        var words = "Seed " + outcome.seed() + (isPassed ? " passed" : " failed");
        square.setAccessibleText(words);
        square.setTooltip(new Tooltip(words));
        square.setOnAction(e -> onChoose.accept(outcome.seed()));
        return square;
    }
}
