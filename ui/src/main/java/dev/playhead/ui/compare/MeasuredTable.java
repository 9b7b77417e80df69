package dev.playhead.ui.compare;

import dev.playhead.ui.control.Nodes;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Measures of both sides, a line each. FX thread.
final class MeasuredTable extends GridPane {
    private static final double NAME = 150;

    private List<Measure> shown = List.of();

    MeasuredTable() {
        setId("compare-measured");
        getStyleClass().add("ph-compare-measured");
        setHgap(8);
        var name = new ColumnConstraints(NAME);
        var value = new ColumnConstraints(60, 150, Double.MAX_VALUE);
        value.setHgrow(Priority.SOMETIMES);
        var last = new ColumnConstraints(60, 150, Double.MAX_VALUE);
        last.setHgrow(Priority.ALWAYS);
        var other = new ColumnConstraints(60, 150, Double.MAX_VALUE);
        other.setHgrow(Priority.SOMETIMES);
        getColumnConstraints().addAll(name, value, other, last);
        setMinHeight(Region.USE_PREF_SIZE);
    }

    void show(List<Measure> measures) {
        if (measures.equals(shown)) {
            return;
        }
        shown = List.copyOf(measures);
        getChildren().clear();
        addRow(0, heading("Measured"), heading("A"), heading("B"), heading("Difference"));
        for (int i = 0; i < measures.size(); i++) {
            var measure = measures.get(i);
            addRow(
                    i + 1,
                    cell(measure.name(), "ph-muted"),
                    value(measure.a(), measure),
                    value(measure.b(), measure),
                    cell(measure.difference(), measure.difference().equals("same") ? "ph-muted" : "ph-second"));
        }
    }

    private static Label heading(String text) {
        return cell(text, "ph-muted");
    }

    private static Label value(String text, Measure measure) {
        var label = cell(text, "ph-second");
        if (!measure.isText()) {
            label.getStyleClass().add("ph-mono");
        }
        label.setAccessibleText(measure.name() + " " + text);
        return label;
    }

    private static Label cell(String text, String style) {
        var label = Nodes.label(text, style);
        label.setMinHeight(24);
        label.setMinWidth(0);
        return label;
    }
}
