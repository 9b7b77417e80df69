package dev.playhead.ui.detail;

import dev.playhead.transport.payload.PayloadNode;
import dev.playhead.ui.control.Nodes;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A payload as lines of indented JSON; a line that is chosen stands for its value. Only lines in sight have
/// nodes. FX thread.
final class JsonList extends ListView<PayloadLine> {
    private static final double ROW = 18;

    private boolean telling = true;

    /// @param onChosen told the value of a line that somebody has chosen
    JsonList(Consumer<PayloadNode> onChosen) {
        setId("payload-json");
        getStyleClass().add("ph-payload");
        setAccessibleText("Payload as JSON");
        setFixedCellSize(ROW);
        setCellFactory(list -> new Cell());
        getSelectionModel().selectedItemProperty().addListener((o, before, line) -> {
            if (telling && line != null && line.node() != null) {
                onChosen.accept(line.node());
            }
        });
    }

    void show(List<PayloadLine> lines) {
        setItems(FXCollections.observableList(lines));
        scrollTo(0);
    }

    /// Chooses the line where a value begins, and tells nobody.
    void choose(@Nullable PayloadNode node) {
        telling = false;
        getSelectionModel().clearSelection();
        for (int i = 0; node != null && i < getItems().size(); i++) {
            if (getItems().get(i).node() == node) {
                getSelectionModel().select(i);
                scrollTo(Math.max(0, i - 4));
                break;
            }
        }
        telling = true;
    }

    /// A line that keeps its nodes and changes what they say.
    private static final class Cell extends ListCell<PayloadLine> {
        private final Label words = Nodes.label("", "ph-payload-text");
        private final Label note = Nodes.label("", "ph-muted", "ph-small");
        private final HBox row = new HBox(16, words, note);

        Cell() {
            row.getStyleClass().add("ph-centred");
            words.setMinWidth(Region.USE_PREF_SIZE);
            note.setMinWidth(Region.USE_PREF_SIZE);
        }

        @Override
        protected void updateItem(@Nullable PayloadLine line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            words.setText(line.text());
            note.setText(line.note());
            setAccessibleText(line.text() + " " + line.note());
            setGraphic(row);
        }
    }
}
