package dev.playhead.ui.scenario;

import dev.playhead.transport.check.Verdict;
import dev.playhead.transport.scenario.verdict.Judged;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.OpenGesture;
import dev.playhead.ui.control.WrappedText;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.theme.Icon;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The expectations of a scenario with what came of each, and below the proof of the chosen one. FX thread.
final class ExpectedPane extends BorderPane {
    private static final double ROW = 48;
    private static final double PROOF = 232;

    private final Evidence evidence;
    private final Label counts = Nodes.label("", "ph-second");
    private final ListView<Judged> list = new ListView<>();
    private final Label why = Nodes.label("", "ph-strong");
    private final WrappedText sentence = new WrappedText("ph-second");
    private final FlowPane frames = new FlowPane(8, 4);
    private final Label command = Nodes.label("", "ph-mono");
    private final HBox commandRow;
    private @Nullable RunResult result;

    /// Told which proof is to be seen.
    interface Evidence {
        /// Shows the recording of a run at a moment, ns since 1970.
        void show(Path recording, long nanos);
    }

    ExpectedPane(Evidence evidence) {
        this.evidence = evidence;
        getStyleClass().add("ph-panel");
        var header = new HBox(8, Nodes.label("Expected", "ph-strong"), Nodes.space(), counts);
        header.getStyleClass().add("ph-panel-header");
        list.setId("scenario-expected");
        list.setAccessibleText("Expectations");
        list.getStyleClass().add("ph-rules");
        list.setFixedCellSize(ROW);
        list.setCellFactory(view -> new ExpectedCell());
        list.setPlaceholder(Nodes.label("What is expected shows here after a run.", "ph-muted"));
        list.getSelectionModel().selectedItemProperty().addListener((o, before, now) -> prove(now));
        OpenGesture.on(list, this::showFirst);
        frames.setId("scenario-evidence");
        var copy = Nodes.iconButton(Icon.COPY, "Copy the command", () -> Nodes.copy(command.getText()));
        command.setId("scenario-command");
        command.setMinWidth(0);
        commandRow = new HBox(8, command, Nodes.space(), copy);
        commandRow.getStyleClass().add("ph-scenario-command");
        var proof = new VBox(
                8, why, sentence, frames, new VBox(4, Nodes.label("Run it in CI", "ph-muted", "ph-small"), commandRow));
        proof.getStyleClass().add("ph-scenario-proof");
        var scroll = new ScrollPane(proof);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setPrefHeight(PROOF);
        scroll.setMinHeight(0);
        setTop(header);
        setCenter(list);
        setBottom(scroll);
        clear();
    }

    Node focusTarget() {
        return list;
    }

    /// Nothing has been played yet.
    void clear() {
        result = null;
        counts.setText("");
        list.getItems().clear();
        prove(null);
        command("");
    }

    private void command(String words) {
        command.setText(words);
        Nodes.show(commandRow.getParent(), !words.isEmpty());
    }

    /// @param file of the scenario
    void show(RunResult now, Path file) {
        result = now;
        long pass = now.judged().stream()
                .filter(each -> each.outcome() == Verdict.Outcome.PASS)
                .count();
        long untold = now.judged().size() - pass - now.failed();
        counts.setText(pass + " pass, " + now.failed() + " fail" + (untold > 0 ? ", " + untold + " cannot tell" : ""));
        list.getItems().setAll(now.judged());
        var first = now.judged().stream().filter(Judged::isFailed).findFirst();
        list.getSelectionModel().select(first.orElse(now.judged().getFirst()));
        command("playhead run " + file.getFileName() + " --seed " + now.seed());
    }

    private void prove(@Nullable Judged judged) {
        frames.getChildren().clear();
        boolean isShown = judged != null && result != null;
        Nodes.show(why, isShown);
        Nodes.show(sentence, isShown);
        if (judged == null || result == null) {
            return;
        }
        why.setText(
                switch (judged.outcome()) {
                    case PASS -> "What proves it";
                    case FAIL -> "Why it failed";
                    case CANNOT_TELL -> "Why nobody can tell";
                });
        sentence.setText(judged.sentence());
        var of = result;
        for (int i = 0; i < judged.rows().size(); i++) {
            long nanos = moment(of, judged, i);
            var link = new Hyperlink(
                    "#" + Formats.number(judged.rows().get(i)) + " at " + Formats.clock(nanos - of.startNanos()));
            link.getStyleClass().addAll("ph-mono", "ph-row-link");
            link.setMinWidth(Region.USE_PREF_SIZE);
            link.setOnAction(e -> evidence.show(of.recording(), nanos));
            frames.getChildren().add(link);
        }
    }

    // Entries may be more than rows, and several rows may be of one entry.
    private static long moment(RunResult of, Judged judged, int row) {
        if (judged.evidence().isEmpty()) {
            return of.startNanos();
        }
        int entry = Math.min(row, judged.evidence().size() - 1);
        return of.momentNanos().getOrDefault(judged.evidence().get(entry), of.startNanos());
    }

    private void showFirst() {
        var judged = list.getSelectionModel().getSelectedItem();
        if (judged != null && result != null) {
            evidence.show(result.recording(), moment(result, judged, 0));
        }
    }

    /// Returns how long a run took, in words.
    static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
    }
}
