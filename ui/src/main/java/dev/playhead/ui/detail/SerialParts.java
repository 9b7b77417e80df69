package dev.playhead.ui.detail;

import dev.playhead.ui.format.Formats;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// A serial taken apart: time, counter, series and index, each with what it means under it. FX
/// thread.
public final class SerialParts extends HBox {
    private static final Pattern SERIAL = Pattern.compile("(\\d+)-(\\d+)@([^:]+):(\\d+)");

    /// @param serial one that is no serial of this broker is shown as it is
    public SerialParts(String serial) {
        super(4);
        var parts = SERIAL.matcher(serial);
        if (!parts.matches()) {
            getChildren().add(label(serial, "ph-mono-12"));
            return;
        }
        long ms = Long.parseLong(parts.group(1));
        getChildren()
                .addAll(
                        part(parts.group(1), Formats.utc(ms * 1_000_000)),
                        label("-", "ph-mono"),
                        part(parts.group(2), "counter"),
                        label("@", "ph-mono"),
                        part(parts.group(3), "broker series"),
                        label(":", "ph-mono"),
                        part(parts.group(4), "index"));
    }

    private static Node part(String text, String meaning) {
        var value = label(text, "ph-mono");
        value.getStyleClass().add("ph-serial-part");
        var under = label(meaning, "ph-muted");
        under.getStyleClass().add("ph-small");
        return new VBox(2, value, under);
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
