package dev.playhead.ui.detail;

import dev.playhead.transport.insight.FrameLink;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.format.Formats;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Button;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// The rows that a frame follows from and those that follow from it, as links with the time that each took.
/// Many are cut with a label and a button that shows all of them. FX thread.
final class LinkTable extends GridPane {
    private static final int MOST = 12;

    private final ShownFrame frame;
    private final List<FrameLink> links;
    private final DetailActions actions;

    LinkTable(ShownFrame frame, List<FrameLink> links, DetailActions actions) {
        this.frame = frame;
        this.links = links;
        this.actions = actions;
        getStyleClass().add("ph-link-table");
        var who = new ColumnConstraints();
        who.setHgrow(Priority.ALWAYS);
        var time = new ColumnConstraints();
        time.setHalignment(HPos.RIGHT);
        getColumnConstraints().addAll(new ColumnConstraints(100), who, time);
        fill(links.size() <= MOST + 1 ? links.size() : MOST);
    }

    private void fill(int count) {
        getChildren().clear();
        for (int i = 0; i < count; i++) {
            var link = links.get(i);
            addRow(
                    i,
                    Nodes.label(link.relation().words(), "ph-muted"),
                    RowLink.of(frame, link.row(), actions),
                    Nodes.label(time(link), "ph-mono", "ph-second"));
        }
        if (count < links.size()) {
            var more = new Button("Show all " + Formats.count(links.size(), "link"));
            more.setId("all-links");
            more.getStyleClass().add("ph-sm");
            more.setOnAction(e -> fill(links.size()));
            add(more, 1, count);
        }
    }

    private String time(FrameLink link) {
        long nanos = frame.timeline().frames().latencyNanos(link.row());
        return nanos < 0 || link.relation().isCause() ? "" : Formats.duration(nanos);
    }
}
