package dev.playhead.ui.detail;

import dev.playhead.ui.control.Nodes;
import java.util.function.IntConsumer;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A payload in hexadecimal, some of its bytes marked. Only lines in sight have nodes. FX thread.
final class HexList extends ListView<Integer> {
    private static final double ROW = 18;

    private final IntConsumer onChosen;
    private byte[] payload = new byte[0];
    private int markFrom;
    private int markTo;
    private boolean telling = true;

    /// @param onChosen told the byte that somebody has chosen, by mouse, or the first of a line, by keys
    HexList(IntConsumer onChosen) {
        this.onChosen = onChosen;
        setId("payload-hex");
        getStyleClass().add("ph-payload");
        setAccessibleText("Payload in hexadecimal");
        setFixedCellSize(ROW);
        setCellFactory(list -> new Cell());
        getSelectionModel().selectedItemProperty().addListener((o, before, line) -> {
            if (telling && line != null) {
                onChosen.accept(line * HexLine.BYTES);
            }
        });
    }

    void show(byte[] bytes) {
        payload = bytes;
        markFrom = 0;
        markTo = 0;
        telling = false;
        setItems(FXCollections.observableList(HexLine.numbers(HexLine.count(bytes.length))));
        scrollTo(0);
        telling = true;
    }

    /// Marks some bytes and tells nobody.
    ///
    /// @param reveal whether they come into sight
    void mark(int from, int to, boolean reveal) {
        markFrom = from;
        markTo = to;
        if (reveal) {
            telling = false;
            getSelectionModel().clearSelection();
            telling = true;
            scrollTo(Math.max(0, from / HexLine.BYTES - 4));
        }
        refresh();
    }

    /// A line that keeps its nodes and changes what they say.
    private final class Cell extends ListCell<Integer> {
        private final Label offset = Nodes.label("", "ph-payload-text", "ph-muted");
        private final Label[] hex = parts();
        private final Label[] letters = parts();
        private final HBox hexRow = new HBox(hex);
        private final HBox lettersRow = new HBox(letters);
        private final HBox row = new HBox(16, offset, hexRow, lettersRow);

        Cell() {
            offset.setMinWidth(Region.USE_PREF_SIZE);
            hexRow.setOnMousePressed(e -> pressed(e, hexRow, HexLine.BYTES * 3 - 1, 3));
            lettersRow.setOnMousePressed(e -> pressed(e, lettersRow, letters(), 1));
        }

        private int letters() {
            int count = 0;
            for (var part : letters) {
                count += part.getText().length();
            }
            return count;
        }

        private static Label[] parts() {
            var parts = new Label[3];
            for (int i = 0; i < parts.length; i++) {
                parts[i] = Nodes.label("", "ph-payload-text", i == 1 ? "ph-payload-marked" : "ph-payload-plain");
                parts[i].setMinWidth(Region.USE_PREF_SIZE);
            }
            return parts;
        }

        // All letters are as wide as each other.
        private void pressed(MouseEvent event, HBox part, int letterCount, int lettersOfByte) {
            var line = getItem();
            if (line != null && part.getWidth() > 0) {
                int letter = (int) (event.getX() / part.getWidth() * letterCount);
                int index = Math.min(HexLine.BYTES - 1, letter / lettersOfByte);
                onChosen.accept(Math.min(payload.length - 1, line * HexLine.BYTES + index));
                HexList.this.requestFocus();
                event.consume();
            }
        }

        @Override
        protected void updateItem(@Nullable Integer line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            var shown = HexLine.of(payload, line, markFrom, markTo);
            offset.setText(shown.offset());
            say(hex, shown.hex());
            say(letters, shown.letters());
            // The last line is shorter, and its letters stand where those of the others do.
            int missing = HexLine.BYTES * 3 - 1 - shown.hex().text().length();
            hex[2].setText(shown.hex().after() + " ".repeat(missing));
            setAccessibleText(shown.offset() + " " + shown.hex().text());
            setGraphic(row);
        }

        private static void say(Label[] labels, HexLine.Part part) {
            labels[0].setText(part.before());
            labels[1].setText(part.marked());
            labels[2].setText(part.after());
        }
    }
}
