package dev.playhead.ui.stage;

import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.WrappedText;
import dev.playhead.ui.theme.Icon;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The devices that are not compared with the server, a line for each reason. FX thread.
final class UncomparedDevicesCard extends VBox {
    private final Label title = Nodes.label("", "ph-strong");
    private final VBox lines = new VBox(4);
    private List<String> shown = List.of();

    UncomparedDevicesCard() {
        getStyleClass().addAll("ph-card", "ph-others");
        var header = new HBox(8, Icon.INFO.node(14), title);
        header.getStyleClass().add("ph-card-header");
        lines.getStyleClass().add("ph-card-body");
        getChildren().addAll(header, lines);
        setMinHeight(USE_PREF_SIZE);
    }

    void show(int count, List<String> words) {
        title.setText(count == 1 ? "1 other device" : String.format(Locale.ROOT, "%,d other devices", count));
        if (words.equals(shown)) {
            return;
        }
        shown = words;
        lines.getChildren().clear();
        for (var line : words) {
            var label = new WrappedText("ph-second");
            label.setText(line);
            label.setMinHeight(USE_PREF_SIZE);
            lines.getChildren().add(label);
        }
    }
}
