package dev.playhead.ui.scenario;

import dev.playhead.transport.check.Verdict;
import dev.playhead.transport.scenario.verdict.Judged;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.theme.Icon;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Line of an expectation on screen: it keeps its nodes and changes what they say. FX thread.
final class ExpectedCell extends ListCell<Judged> {
    private static final double MARK = 16;

    private final StackPane mark = new StackPane();
    private final Label words = Nodes.label("", "ph-medium");
    private final Label sentence = Nodes.label("", "ph-small");
    private final HBox row;
    private Verdict.@Nullable Outcome shown;

    ExpectedCell() {
        var texts = new VBox(words, sentence);
        texts.setAlignment(Pos.CENTER_LEFT);
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        mark.setMinWidth(MARK);
        row = new HBox(12, mark, texts);
        row.setAlignment(Pos.CENTER_LEFT);
        // The text is cut where there is no room for it, and the list never scrolls sideways.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Judged judged, boolean empty) {
        super.updateItem(judged, empty);
        if (empty || judged == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        words.setText(judged.expectation().words());
        sentence.setText(judged.sentence());
        look(judged.outcome());
        setAccessibleText(judged.outcome().word() + ", " + judged.expectation().words() + ", " + judged.sentence());
        setGraphic(row);
    }

    private void look(Verdict.Outcome outcome) {
        if (outcome == shown) {
            return;
        }
        shown = outcome;
        var icon = switch (outcome) {
            case PASS -> Icon.CHECK;
            case FAIL -> Icon.CLOSE;
            case CANNOT_TELL -> Icon.QUESTION;
        };
        var tone = switch (outcome) {
            case PASS -> "ok";
            case FAIL -> "fault";
            case CANNOT_TELL -> "muted";
        };
        var node = icon.node(16);
        node.getStyleClass().add("ph-" + tone + "-icon");
        mark.getChildren().setAll(node);
        sentence.getStyleClass()
                .setAll("label", "ph-small", outcome == Verdict.Outcome.FAIL ? "ph-fault-text" : "ph-muted");
    }
}
