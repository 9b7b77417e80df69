package dev.playhead.ui.detail;

import dev.playhead.ui.control.Nodes;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;

/// The payload of a frame as indented JSON.
final class PayloadTab implements DetailTab {
    private final TextArea area = new TextArea();
    private final Label size = Nodes.label("", "ph-muted", "ph-small", "ph-detail-note");
    private final BorderPane pane = new BorderPane(area);

    PayloadTab(DetailActions actions) {
        area.setEditable(false);
        area.getStyleClass().add("ph-code");
        area.setAccessibleText("Payload");
        pane.setTop(size);
    }

    @Override
    public String title() {
        return "Payload";
    }

    @Override
    public Region node() {
        return pane;
    }

    @Override
    public void show(ShownFrame frame) {
        var detail = frame.detail();
        area.setText(detail.text());
        size.setText(detail.payload().length + " bytes of " + detail.format() + " on the wire");
    }
}
