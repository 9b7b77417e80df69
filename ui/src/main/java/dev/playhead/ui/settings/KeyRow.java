package dev.playhead.ui.settings;

import dev.playhead.ui.command.Command;
import dev.playhead.ui.command.KeyRecorder;
import dev.playhead.ui.command.Shortcut;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.WrappedText;
import dev.playhead.ui.theme.Icon;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Row of a command and its keys, which are changed by pressing them. FX thread.
final class KeyRow extends VBox {
    private final HBox line = new HBox(4);
    private final Command command;
    private final Actions actions;

    /// Actions on a row.
    interface Actions {
        /// Gives the command other keys.
        void take(Shortcut shortcut);

        /// Leaves its keys as they were.
        void left();

        /// Gives it its standard keys.
        void reset();
    }

    /// @param changed whether somebody has chosen its keys
    /// @param problem a sentence on what is wrong with them; empty for nothing
    KeyRow(Command command, boolean changed, String problem, Actions actions) {
        this.command = command;
        this.actions = actions;
        line.getStyleClass().add("ph-key-row");
        line.getChildren().add(name(command.words()));
        if (!problem.isEmpty()) {
            var mark = Icon.WARNING.node(12);
            mark.getStyleClass().add("ph-warn-icon");
            var twice = Nodes.label("used twice", "ph-small", "ph-warn-text");
            twice.setMinWidth(USE_PREF_SIZE);
            line.getChildren().addAll(mark, twice);
        } else if (changed) {
            var word = Nodes.label("changed", "ph-small", "ph-muted");
            word.setMinWidth(USE_PREF_SIZE);
            line.getChildren().add(word);
        }
        if (changed) {
            var reset = Nodes.iconButton(Icon.RESTORE, "Back to the standard key", actions::reset);
            reset.setId("default-" + id(command.id()));
            reset.getStyleClass().addAll("ph-sm", "ph-key-reset");
            line.getChildren().add(reset);
        }
        line.getChildren().add(change());
        getChildren().add(line);
        if (!problem.isEmpty()) {
            var words = new WrappedText("ph-small", "ph-warn-text", "ph-wrapped-warn");
            words.setText(problem);
            var below = new VBox(words);
            below.getStyleClass().add("ph-key-problem");
            getChildren().add(below);
        }
    }

    /// A row whose keys stay as they are.
    static Node fixed(String words, List<String> keys) {
        var row = new HBox(4, name(words), signs(keys));
        row.getStyleClass().add("ph-key-row");
        return row;
    }

    /// Returns the id of what changes the keys of a command.
    static String id(String command) {
        return "key-" + command;
    }

    private static Node name(String words) {
        var label = Nodes.label(words);
        label.setMinWidth(0);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        return label;
    }

    private static HBox signs(List<String> keys) {
        var signs = new HBox(4);
        signs.getStyleClass().add("ph-centred");
        keys.forEach(key -> {
            var sign = Nodes.label(key, "ph-key");
            sign.setMinWidth(USE_PREF_SIZE);
            signs.getChildren().add(sign);
        });
        signs.setMinWidth(USE_PREF_SIZE);
        return signs;
    }

    private Button change() {
        var button = new Button("", signs(command.keys()));
        if (command.keys().isEmpty()) {
            button.setGraphic(Nodes.label("none", "ph-small", "ph-muted"));
        }
        button.setId(id(command.id()));
        button.getStyleClass().addAll("ph-ghost", "ph-key-change");
        button.setMinWidth(USE_PREF_SIZE);
        button.setAccessibleText(
                command.words() + ": " + (command.key().isEmpty() ? "no key" : command.key()) + ". Change the key");
        button.setOnAction(e -> {
            var recorder = new KeyRecorder(command.words(), actions::take, actions::left);
            line.getChildren().set(line.getChildren().indexOf(button), recorder);
            line.getStyleClass().add("ph-key-chosen");
            recorder.requestFocus();
        });
        return button;
    }
}
