package dev.playhead.ui.detail;

import dev.playhead.transport.insight.FrameDetail;
import dev.playhead.ui.control.Nodes;
import java.util.List;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Names and values of a frame, in the order of the wire.
final class FieldsTab extends ScrollingTab {
    FieldsTab(DetailActions actions) {
        super("Fields");
    }

    @Override
    public void show(ShownFrame frame) {
        var detail = frame.detail();
        var grid = new GridPane(16, 2);
        part(grid, "Not on the wire", detail.about());
        part(grid, detail.about().isEmpty() ? "" : "On the wire", detail.fields());
        body().getChildren().setAll(List.of(grid));
        toTop();
    }

    private static void part(GridPane grid, String title, List<FrameDetail.Field> fields) {
        if (!title.isEmpty() && !fields.isEmpty()) {
            grid.add(Nodes.label(title, "ph-medium", "ph-small", "ph-second"), 0, grid.getRowCount(), 2, 1);
        }
        for (var field : fields) {
            var name = Nodes.label(field.name(), "ph-muted");
            name.setMinWidth(Region.USE_PREF_SIZE);
            var value = new TextField(field.value()); // can be selected and copied
            value.setEditable(false);
            value.setFocusTraversable(false); // one stop for all of them: the pane they scroll in
            value.getStyleClass().add("ph-value");
            GridPane.setHgrow(value, Priority.ALWAYS);
            grid.addRow(grid.getRowCount(), name, value);
        }
    }
}
