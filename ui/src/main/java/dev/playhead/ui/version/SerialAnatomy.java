package dev.playhead.ui.version;

import dev.playhead.transport.insight.MessageVersions;
import dev.playhead.transport.insight.MessageVersions.Kind;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.WrappedText;
import dev.playhead.ui.detail.SerialParts;
import dev.playhead.ui.format.Formats;
import javafx.scene.Node;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Serials of a message and of one of its versions, each in its parts, and what they are for. FX thread.
final class SerialAnatomy extends HBox {
    private static final double NAMES = 92;
    private static final double LEAST_OF_WORDS = 560;

    private final GridPane parts = new GridPane(4, 8);
    private final WrappedText place = new WrappedText("ph-device-text");
    private final WrappedText younger = new WrappedText("ph-device-text");
    private final VBox words = new VBox(4, place, younger);
    private String shown = "";

    SerialAnatomy() {
        super(24);
        getStyleClass().add("ph-anatomy");
        place.setMinHeight(Region.USE_PREF_SIZE);
        younger.setMinHeight(Region.USE_PREF_SIZE);
        place.setText("The message serial is its place in the channel and never changes.");
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        parts.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(parts, words);
        widthProperty().addListener(o -> Nodes.show(words, getWidth() >= LEAST_OF_WORDS));
    }

    void show(VersionsState state, int number) {
        var version = state.version(number);
        var key = state.serial() + " " + number + " " + version.serial();
        if (key.equals(shown)) {
            return;
        }
        shown = key;
        parts.getChildren().clear();
        row(0, "Message serial", new SerialParts(state.serial()));
        var serial = version.serial();
        if (serial == null) {
            var why = version.kind() == Kind.APPEND
                    ? "The broker put this append together with a later one."
                    : "Cannot tell.";
            row(1, "Version serial", Nodes.label(why, "ph-muted"));
        } else {
            var marked = new SerialParts(serial);
            marked.getStyleClass().add("ph-serial-chosen");
            row(1, "Version serial", marked);
        }
        younger.setText("The version serial grows with every change: " + younger(state, version));
    }

    private void row(int row, String name, Node node) {
        var label = Nodes.label(name, "ph-second");
        label.setMinWidth(NAMES);
        parts.addRow(row, label, node);
    }

    private static String younger(VersionsState state, MessageVersions.Version version) {
        long created = state.version(1).atNanos();
        if (version.number() == 1) {
            return "that of v1 is the message serial.";
        }
        return created == 0 || version.atNanos() == 0
                ? "cannot tell by how much."
                : "v" + version.number() + " is " + Formats.duration(Math.max(0, version.atNanos() - created))
                        + " younger than the message.";
    }
}
