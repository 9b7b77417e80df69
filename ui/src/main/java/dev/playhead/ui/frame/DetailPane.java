package dev.playhead.ui.frame;

import dev.playhead.transport.insight.FrameDetail;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.control.WrappedText;
import dev.playhead.ui.theme.Icon;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
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

    private final Button close = new Button("", Icon.CLOSE.node(12));
    private Tab tab = Tab.MESSAGE;
    private @Nullable Timeline timeline;
    private @Nullable FrameDetail detail;
    // Where the deliveries stand, which change while the playhead moves.
    private final VBox deliveries = new VBox();

    /// `onClose` is asked when the pane lies over the table and somebody wants it away.
    public DetailPane(Runnable onClose) {
        getStyleClass().addAll("ph-panel", "ph-detail");
        var strip = new HBox();
        strip.getStyleClass().add("ph-tabs");
        var group = new ToggleGroup();
        for (Tab each : Tab.values()) {
            var button = new ToggleButton(each.title);
            button.setToggleGroup(group);
            button.setSelected(each == tab);
            button.setUserData(each);
            strip.getChildren().add(button);
        }
        // By mouse and by arrow keys alike; one is always chosen.
        group.selectedToggleProperty().addListener((o, before, now) -> {
            if (now == null) {
                before.setSelected(true);
            } else if (now.getUserData() instanceof Tab chosen && chosen != tab) {
                tab = chosen;
                fill();
            }
        });
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        close.getStyleClass().addAll("ph-icon-button", "ph-sm");
        close.setAccessibleText("Close");
        close.setOnAction(e -> onClose.run());
        strip.getChildren().addAll(space, close);
        setTop(strip);
        closable(false);
        fill();
    }

    /// Says whether it lies over the table and can be closed.
    public void closable(boolean is) {
        close.setVisible(is);
        close.setManaged(is);
    }

    /// Shows a frame; null shows what can be done instead.
    public void show(@Nullable Timeline newTimeline, @Nullable FrameDetail newDetail) {
        var before = detail;
        timeline = newTimeline;
        detail = newDetail;
        if (before == null || newDetail == null || newTimeline == null || before.row() != newDetail.row()) {
            fill();
        } else if (!before.deliveries().equals(newDetail.deliveries())) {
            deliveries(newTimeline, newDetail); // nothing else changes, and whoever selects text keeps it
        }
    }

    private void deliveries(Timeline data, FrameDetail shown) {
        if (shown.deliveries().isEmpty()) {
            deliveries.getChildren().clear();
        } else {
            deliveries.getChildren().setAll(new DeliveryTable(data, shown.deliveries()));
        }
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
        grid.getStyleClass().add("ph-detail-body");
        String[][] keys = {{"Space", "play, pause"}, {", .", "previous, next frame"}, {"End End", "latest, follow live"}
        };
        for (int i = 0; i < keys.length; i++) {
            grid.addRow(i, styled(keys[i][0], "ph-key"), styled(keys[i][1], "ph-second"));
        }
        return grid;
    }

    private Node message(Timeline timeline, FrameDetail detail) {
        var sentence = new WrappedText("ph-main-text", "ph-reading");
        sentence.setText(detail.sentence());
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        var box = new VBox(10, sentence);
        box.getStyleClass().add("ph-detail-body");
        String serial = detail.serial();
        if (serial != null) {
            var copy = new Button("", Icon.COPY.node(14));
            copy.getStyleClass().addAll("ph-icon-button", "ph-sm");
            copy.setAccessibleText("Copy the serial");
            copy.setOnAction(e -> copy(serial));
            var space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            var words = styled("Serial: the fixed place of this message in the channel", "ph-muted");
            words.getStyleClass().add("ph-small");
            box.getChildren().add(new VBox(4, words, new HBox(new SerialParts(serial), space, copy)));
        }
        deliveries(timeline, detail);
        box.getChildren().add(deliveries);
        return box;
    }

    private static Node fields(FrameDetail detail) {
        var grid = new GridPane(16, 2);
        grid.getStyleClass().add("ph-detail-body");
        part(grid, "Not on the wire", detail.about());
        part(grid, detail.about().isEmpty() ? "" : "On the wire", detail.fields());
        return grid;
    }

    private static void part(GridPane grid, String title, List<FrameDetail.Field> fields) {
        if (!title.isEmpty() && !fields.isEmpty()) {
            var words = styled(title, "ph-medium");
            words.getStyleClass().addAll("ph-small", "ph-second");
            grid.add(words, 0, grid.getRowCount(), 2, 1);
        }
        for (var field : fields) {
            var name = styled(field.name(), "ph-muted");
            name.setMinWidth(Region.USE_PREF_SIZE);
            var value = new TextField(field.value()); // can be selected and copied
            value.setEditable(false);
            value.setFocusTraversable(false); // one stop for all of them: the pane they scroll in
            value.getStyleClass().add("ph-value");
            GridPane.setHgrow(value, Priority.ALWAYS);
            grid.addRow(grid.getRowCount(), name, value);
        }
    }

    private static Node payload(FrameDetail detail) {
        var area = new TextArea(detail.text());
        area.setEditable(false);
        area.getStyleClass().add("ph-code");
        area.setAccessibleText("Payload");
        var size = styled(detail.payload().length + " bytes of " + detail.format() + " on the wire", "ph-muted");
        size.getStyleClass().addAll("ph-small", "ph-detail-note");
        var pane = new BorderPane(area);
        pane.setTop(size);
        return pane;
    }

    private static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private static Node scrolling(Node content) {
        var pane = new ScrollPane(content);
        pane.setFitToWidth(true);
        pane.setFocusTraversable(true);
        return pane;
    }

    private static Label styled(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }
}
