package dev.playhead.ui.settings;

import dev.playhead.ui.command.Command;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.RestingCaret;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The list of all keys, by where they work, with a search over words and keys. FX thread.
final class KeySection extends VBox {
    private final TextField search = new TextField();
    private final VBox box = new VBox();
    private final List<Command> commands;

    KeySection(List<Command> commands) {
        super(4);
        this.commands = commands;
        setId("settings-keys");
        var heading = new HBox(8, Nodes.label("Keys", "ph-strong", "ph-reading"));
        heading.getStyleClass().add("ph-setting-heading");
        search.setId("find-key");
        search.setPromptText("Find a command or a key");
        search.setAccessibleText("Find a command or a key");
        RestingCaret.of(search);
        search.textProperty().addListener(o -> fill());
        box.getStyleClass().add("ph-setting-box");
        getChildren()
                .addAll(
                        heading,
                        search,
                        box,
                        Nodes.label("Single letters never fire while a text field has focus.", "ph-small", "ph-muted"));
        fill();
    }

    private void fill() {
        box.getChildren().clear();
        var query = search.getText().strip().toLowerCase(Locale.ROOT);
        var groups = new TreeMap<String, VBox>();
        for (var command : commands) {
            boolean chooses = command.id().contains("device-");
            if (chooses && !command.id().endsWith("device-1")) {
                continue;
            }
            var keys = chooses ? List.of("1 to 9") : command.keys();
            var words = chooses ? "Choose a device" : command.words();
            var all = (words + " " + String.join(" ", keys)).toLowerCase(Locale.ROOT);
            if (all.contains(query)) {
                var where = command.scope().elsewhere();
                groups.computeIfAbsent(where, KeySection::group).getChildren().add(row(words, keys));
            }
        }
        box.getChildren().addAll(groups.values());
        if (groups.isEmpty()) {
            box.getChildren().add(row("Nothing found", List.of()));
        }
    }

    private static VBox group(String where) {
        var words =
                where.isEmpty() ? "Everywhere" : where.substring(0, 1).toUpperCase(Locale.ROOT) + where.substring(1);
        var head = new HBox(Nodes.label(words, "ph-small", "ph-muted"));
        head.getStyleClass().addAll("ph-key-row", "ph-key-head");
        return new VBox(head);
    }

    private static Node row(String words, List<String> keys) {
        var label = Nodes.label(words);
        label.setMinWidth(0);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        var row = new HBox(4, label);
        keys.forEach(key -> {
            var sign = Nodes.label(key, "ph-key");
            sign.setMinWidth(USE_PREF_SIZE);
            row.getChildren().add(sign);
        });
        row.getStyleClass().add("ph-key-row");
        return row;
    }
}
