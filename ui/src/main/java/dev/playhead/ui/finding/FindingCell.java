package dev.playhead.ui.finding;

import dev.playhead.transport.check.Severity;
import dev.playhead.ui.control.Nodes;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Line of a finding on screen: it keeps its nodes and changes what they say. FX thread.
final class FindingCell extends ListCell<FindingLine> {
    private static final double MARK = 16;

    private final StackPane mark = new StackPane();
    private final Label title = Nodes.label("", "ph-medium");
    private final Label sentence = Nodes.label("", "ph-small", "ph-muted");
    private final Label rule = Nodes.label("", "ph-mono", "ph-muted");
    private final Label clock = Nodes.label("", "ph-mono", "ph-second");
    private final HBox row;
    private @Nullable Severity shown;

    FindingCell() {
        var texts = new VBox(title, sentence);
        texts.setAlignment(Pos.CENTER_LEFT);
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        mark.setMinWidth(MARK);
        rule.setMinWidth(Region.USE_PREF_SIZE);
        clock.setMinWidth(Region.USE_PREF_SIZE);
        row = new HBox(12, mark, texts, rule, clock);
        row.setAlignment(Pos.CENTER_LEFT);
        // The text is cut where there is no room for it, and the list never scrolls sideways.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable FindingLine line, boolean empty) {
        super.updateItem(line, empty);
        if (empty || line == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        var finding = line.finding();
        title.setText(finding.title());
        sentence.setText(finding.sentence());
        rule.setText(finding.rule());
        clock.setText(line.clock());
        look(finding.severity());
        setAccessibleText(finding.severity().word() + ", " + finding.title() + ", at " + line.clock() + ", "
                + finding.sentence());
        setGraphic(row);
    }

    private void look(Severity severity) {
        if (severity != shown) {
            shown = severity;
            var look = FindingLine.look(severity);
            var node = look.getKey().node(16);
            node.getStyleClass().add("ph-" + look.getValue() + "-icon");
            mark.getChildren().setAll(node);
        }
    }
}
