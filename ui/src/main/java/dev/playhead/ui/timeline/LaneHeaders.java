package dev.playhead.ui.timeline;

import dev.playhead.ui.timeline.LaneLayout.Row;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// The names of the lanes, as controls that take the focus and say what the lane holds.
final class LaneHeaders extends Pane {
    static final double WIDTH = 176;
    private static final double NAMES = 84;

    private String shown = "";
    private double top;

    LaneHeaders() {
        setManaged(false); // scrolled by hand
    }

    /// Builds the names anew when rows or words have changed. The first row lies on top, wherever the
    /// layout has it.
    void show(List<Row> rows, long nanos) {
        String words = words(rows, nanos);
        if (words.equals(shown)) {
            return;
        }
        shown = words;
        getChildren().clear();
        top = rows.isEmpty() ? 0 : rows.getFirst().y();
        for (Row row : rows) {
            double y = row.y() - top;
            if (row.first()) {
                Label kind = at(new Label(row.lane().heading()), 20, y, Math.min(row.height(), 40));
                kind.getStyleClass().addAll("ph-medium", "ph-small", "ph-second");
                if (row.y() > 0) {
                    var line = new Region();
                    line.getStyleClass().add("ph-lane-line");
                    line.resizeRelocate(0, Math.max(0, y - 1), WIDTH, 1);
                    line.setManaged(false);
                    getChildren().add(line);
                }
            }
            name(row, y, nanos);
        }
    }

    private void name(Row row, double y, long nanos) {
        var header = row.lane().header(nanos);
        Label name = at(new Label(header.name()), NAMES, y, row.height());
        name.setMaxWidth(WIDTH - NAMES - 6);
        name.setAccessibleText(row.lane().accessibleText(nanos));
        name.setFocusTraversable(true);
        name.getStyleClass().add("ph-focusable");
        name.getStyleClass().addAll(header.styles());
        var icon = header.icon();
        if (icon != null) {
            name.setGraphic(icon.node(14));
        }
        name.setGraphicTextGap(6);
    }

    /// Returns where the first row that is shown lies in the layout, px.
    double top() {
        return top;
    }

    private Label at(Label label, double x, double y, double height) {
        label.setAlignment(Pos.CENTER_LEFT);
        label.setMinHeight(height);
        label.setMaxHeight(height);
        label.relocate(x, y);
        getChildren().add(label);
        return label;
    }

    private static String words(List<Row> rows, long nanos) {
        var words = new StringBuilder();
        rows.forEach(row -> words.append(row.lane().heading())
                .append(row.y())
                .append(row.lane().header(nanos).name()));
        return words.toString();
    }
}
