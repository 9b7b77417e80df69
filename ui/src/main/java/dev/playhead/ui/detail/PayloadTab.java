package dev.playhead.ui.detail;

import dev.playhead.transport.copy.Json;
import dev.playhead.transport.insight.FrameDetail;
import dev.playhead.transport.payload.PayloadNode;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.theme.Icon;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The payload of a frame: as JSON, byte by byte, or both, where what is chosen in the one is marked in the
/// other. Long texts are cut with a label until somebody wants all of them.
final class PayloadTab implements DetailTab {
    // Narrower, the one stands above the other.
    private static final double BESIDE = 760;
    private static final double HEX_WIDTH = 440;

    private final JsonList json = new JsonList(this::chosen);
    private final HexList hex = new HexList(this::chosen);
    private final Label size = Nodes.label("", "ph-muted", "ph-small");
    private final Button all = new Button("Show all");
    private final BorderPane pane = new BorderPane();
    private Form form = Form.BOTH;
    private @Nullable FrameDetail detail;

    /// Form in which a payload is shown.
    private enum Form {
        JSON("JSON"),
        BOTH("JSON and hex"),
        HEX("Hex"),
        RAW("Raw");

        private final String words;

        Form(String words) {
            this.words = words;
        }
    }

    PayloadTab(DetailActions actions) {
        all.setId("payload-all");
        all.getStyleClass().addAll("ph-sm", "ph-ghost");
        all.setOnAction(e -> fill(true));
        var copy = new Button("", Icon.COPY.node(14));
        copy.getStyleClass().addAll("ph-icon-button", "ph-sm");
        copy.setAccessibleText("Copy the payload as it is shown");
        copy.setOnAction(e -> copy());
        size.setMinWidth(0);
        var header = new HBox(8, size, all, Nodes.space(), forms(), copy);
        header.getStyleClass().add("ph-payload-header");
        HBox.setHgrow(json, Priority.ALWAYS);
        json.setMinWidth(0);
        pane.setTop(header);
        pane.widthProperty().addListener((o, before, now) -> {
            if (form == Form.BOTH && before.doubleValue() < BESIDE != now.doubleValue() < BESIDE) {
                Platform.runLater(this::arrange); // not amid a layout
            }
        });
    }

    private Node forms() {
        var row = new HBox();
        row.getStyleClass().addAll("ph-segments", "ph-sm");
        row.setMinWidth(Region.USE_PREF_SIZE);
        var group = new ToggleGroup();
        for (var each : Form.values()) {
            var button = new ToggleButton(each.words);
            button.setId("payload-form-" + each.name().toLowerCase(Locale.ROOT));
            button.setToggleGroup(group);
            button.setSelected(each == form);
            button.setUserData(each);
            row.getChildren().add(button);
        }
        group.selectedToggleProperty().addListener((o, before, now) -> {
            if (now == null) {
                before.setSelected(true);
            } else if (now.getUserData() instanceof Form wanted && wanted != form) {
                form = wanted;
                fill(false);
            }
        });
        return row;
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
        detail = frame.detail();
        var payload = detail.payload();
        size.setText(
                payload.length == 0
                        ? "no bytes on the wire"
                        : String.format(Locale.ROOT, "%,d bytes of %s on the wire", payload.length, detail.format()));
        hex.show(payload);
        fill(false);
    }

    private void fill(boolean isAll) {
        var shown = detail;
        if (shown == null) {
            return;
        }
        var tree = shown.tree();
        boolean asTree = tree != null && form != Form.RAW;
        json.show(
                asTree && tree != null ? PayloadLine.of(shown.isFrame(), tree, isAll) : PayloadLine.plain(raw(shown)));
        Nodes.show(all, asTree && tree != null && !isAll && form != Form.HEX && PayloadLine.isLong(tree));
        arrange();
    }

    private void arrange() {
        hex.setMinWidth(0);
        hex.setMaxWidth(Double.MAX_VALUE);
        pane.setCenter(
                switch (form) {
                    case JSON, RAW -> json;
                    case HEX -> hex;
                    case BOTH -> both();
                });
    }

    private Node both() {
        var line = new Region();
        line.getStyleClass().add("ph-split-line");
        VBox.setVgrow(json, Priority.ALWAYS);
        VBox.setVgrow(hex, Priority.ALWAYS);
        if (pane.getWidth() < BESIDE) {
            line.setMinHeight(1);
            return new VBox(json, line, hex);
        }
        line.setMinWidth(1);
        hex.setMinWidth(HEX_WIDTH);
        hex.setMaxWidth(HEX_WIDTH);
        return new HBox(json, line, hex);
    }

    // What is no text is shown by its bytes; as text it would be anything.
    private static String raw(FrameDetail shown) {
        return switch (shown.format()) {
            case JSON -> new String(shown.payload(), StandardCharsets.UTF_8);
            case MSGPACK -> HexLine.all(shown.payload());
        };
    }

    private void copy() {
        var shown = detail;
        if (shown == null) {
            return;
        }
        if (form == Form.HEX) {
            Nodes.copy(HexLine.all(shown.payload()));
        } else if (form == Form.RAW) {
            Nodes.copy(raw(shown));
        } else {
            Nodes.copy(Json.indented(shown.format(), shown.payload()));
        }
    }

    private void chosen(PayloadNode node) {
        hex.mark(node.from(), node.to(), true);
    }

    private void chosen(int index) {
        var tree = detail == null ? null : detail.tree();
        var node = tree == null ? null : tree.holding(index);
        if (node != null) {
            hex.mark(node.from(), node.to(), false);
            json.choose(node);
        }
    }
}
