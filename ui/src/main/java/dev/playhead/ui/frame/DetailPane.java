package dev.playhead.ui.frame;

import dev.playhead.transport.insight.FrameDetail;
import dev.playhead.transport.insight.Timeline;
import java.util.Locale;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One frame, looked at closely: in words, as fields, as it was on the wire. FX thread.
public final class DetailPane extends BorderPane {
    private enum Tab {
        MESSAGE("Message"),
        FIELDS("Fields"),
        PAYLOAD("Payload");

        private final String title;

        Tab(String title) {
            this.title = title;
        }
    }

    private Tab tab = Tab.MESSAGE;
    private @Nullable Timeline timeline;
    private @Nullable FrameDetail detail;

    public DetailPane() {
        getStyleClass().add("ph-panel");
        var strip = new HBox();
        strip.getStyleClass().add("ph-tabs");
        var group = new ToggleGroup();
        for (Tab each : Tab.values()) {
            var button = new ToggleButton(each.title);
            button.setToggleGroup(group);
            button.setSelected(each == tab);
            button.setOnAction(e -> {
                button.setSelected(true);
                tab = each;
                fill();
            });
            strip.getChildren().add(button);
        }
        setTop(strip);
        fill();
    }

    /// Shows a frame; null shows what can be done instead.
    public void show(@Nullable Timeline newTimeline, @Nullable FrameDetail newDetail) {
        timeline = newTimeline;
        detail = newDetail;
        fill();
    }

    private void fill() {
        var shown = detail;
        var data = timeline;
        if (shown == null || data == null) {
            setCenter(keys());
            return;
        }
        setCenter(
                switch (tab) {
                    case MESSAGE -> scrolling(message(data, shown));
                    case FIELDS -> scrolling(fields(shown));
                    case PAYLOAD -> payload(shown);
                });
    }

    private static Node keys() {
        var grid = new GridPane(12, 8);
        grid.setPadding(new Insets(16));
        String[][] keys = {
            {"Space", "play, pause"}, {"Left, Right", "100 ms back, forward"}, {"End End", "latest, follow live"}
        };
        for (int i = 0; i < keys.length; i++) {
            grid.addRow(i, styled(keys[i][0], "ph-key"), styled(keys[i][1], "ph-second"));
        }
        return grid;
    }

    private static Node message(Timeline timeline, FrameDetail detail) {
        var sentence = styled(detail.sentence(), "ph-reading");
        sentence.setWrapText(true);
        var box = new VBox(10, sentence);
        box.setPadding(new Insets(12));
        String serial = detail.serial();
        if (serial != null) {
            box.getChildren()
                    .addAll(
                            styled("Serial: the fixed place of this message in the channel", "ph-muted"),
                            styled(serial, "ph-mono-12"));
        }
        if (!detail.deliveries().isEmpty()) {
            var grid = new GridPane(24, 6);
            grid.addRow(
                    0,
                    styled("Delivered to", "ph-muted"),
                    styled("ms", "ph-muted"),
                    styled("Has version", "ph-muted"),
                    styled("State", "ph-muted"));
            int row = 1;
            for (var d : detail.deliveries()) {
                String tone = d.sent() ? "ph-second" : "ph-fault-text";
                String ms = d.latencyNanos() < 0 ? "" : String.format(Locale.ROOT, "%.1f", d.latencyNanos() / 1e6);
                grid.addRow(
                        row++,
                        new Label(timeline.parties().get(d.party()).name()),
                        styled(ms, "ph-mono"),
                        styled(d.hasVersion() == 0 ? "none" : "v" + d.hasVersion(), "ph-mono"),
                        styled(d.state(), tone));
            }
            box.getChildren().add(grid);
        }
        return box;
    }

    private static Node fields(FrameDetail detail) {
        var grid = new GridPane(16, 4);
        grid.setPadding(new Insets(12));
        int row = 0;
        for (var field : detail.fields()) {
            grid.addRow(row++, styled(field.name(), "ph-muted"), styled(field.value(), "ph-mono-12"));
        }
        return grid;
    }

    private static Node payload(FrameDetail detail) {
        var area = new TextArea(detail.text());
        area.setEditable(false);
        area.getStyleClass().add("ph-code");
        area.setAccessibleText("Payload");
        return area;
    }

    private static Node scrolling(Node content) {
        var pane = new ScrollPane(content);
        pane.setFitToWidth(true);
        return pane;
    }

    private static Label styled(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }
}
