package dev.playhead.ui.compare;

import dev.playhead.transport.insight.MessageVersions.Version;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.OpenGesture;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/// Versions of a message on both sides, by their number: what each added and when. Enter shows the frame. FX thread.
final class VersionRows extends ListView<VersionRows.Row> {
    private static final double ROW = 24;

    private @Nullable ReadText read;

    /// Versions of one number.
    ///
    /// @param a that of the first side; null when it has fewer
    /// @param b that of the second side; null when it has fewer
    record Row(@Nullable Version a, @Nullable Version b) {
        boolean isSame() {
            return a != null && b != null && a.kind() == b.kind() && Objects.equals(a.text(), b.text());
        }
    }

    /// @param onFrame told which version on which side somebody wants to see
    VersionRows(BiConsumer<SideName, Version> onFrame) {
        setId("compare-frames");
        setAccessibleText("Frames of the message in A and B");
        getStyleClass().addAll("ph-rules", "ph-compare-frames");
        setFixedCellSize(ROW);
        setCellFactory(view -> new Cell());
        OpenGesture.on(this, () -> {
            var row = getSelectionModel().getSelectedItem();
            if (row != null && row.a() != null) {
                onFrame.accept(SideName.A, row.a());
            } else if (row != null && row.b() != null) {
                onFrame.accept(SideName.B, row.b());
            }
        });
    }

    void show(ReadText now) {
        if (now == read) {
            return;
        }
        read = now;
        var rows = rows(now);
        getItems().setAll(rows);
        int first = 0;
        while (first < rows.size() && rows.get(first).isSame()) {
            first++;
        }
        if (first < rows.size()) {
            getSelectionModel().select(first);
            scrollTo(Math.max(0, first - 4));
        }
    }

    static List<Row> rows(ReadText read) {
        var a = read.a().versions().all();
        var b = read.b().versions().all();
        var rows = new ArrayList<Row>();
        for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
            rows.add(new Row(i < a.size() ? a.get(i) : null, i < b.size() ? b.get(i) : null));
        }
        return rows;
    }

    private final class Cell extends ListCell<Row> {
        private final Label number = Nodes.label("", "ph-mono", "ph-muted");
        private final Label a = Nodes.label("", "ph-mono");
        private final Label b = Nodes.label("", "ph-mono");
        private final HBox row = new HBox(8, number, a, b);

        Cell() {
            CompareColumns.fix(number, 40);
            for (var label : List.of(a, b)) {
                label.setMinWidth(0);
                label.setPrefWidth(100);
                label.setMaxWidth(Double.MAX_VALUE);
                HBox.setHgrow(label, Priority.ALWAYS);
            }
            row.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Row item, boolean empty) {
            super.updateItem(item, empty);
            var now = read;
            if (empty || item == null || now == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            var numbered = item.a() != null ? item.a() : item.b();
            number.setText(numbered == null ? "" : "v" + numbered.number());
            a.setText(words(item.a(), now.pair().a()));
            b.setText(words(item.b(), now.pair().b()));
            a.getStyleClass().setAll("label", "ph-mono", item.isSame() ? "ph-muted" : "ph-fault-text");
            b.getStyleClass().setAll("label", "ph-mono", item.isSame() ? "ph-muted" : "ph-ok-text");
            setAccessibleText(number.getText() + (item.isSame() ? ", same" : ", differs") + ", A " + a.getText()
                    + ", B " + b.getText());
            setGraphic(row);
        }

        private String words(@Nullable Version version, ComparedSource source) {
            if (version == null) {
                return "\u2014";
            }
            var text = Objects.requireNonNullElse(version.text(), "");
            return source.clock(version.atNanos()) + "  #" + (version.row() + 1) + "  "
                    + CompareWords.line(text.replace(' ', '\u00b7'));
        }
    }
}
