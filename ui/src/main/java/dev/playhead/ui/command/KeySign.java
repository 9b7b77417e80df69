package dev.playhead.ui.command;

import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.collections.MapChangeListener;
import javafx.collections.WeakMapChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// Sign of the keys of a command, as the window that it is in has them now. FX thread.
public final class KeySign extends Label {
    private final String standard;
    private final List<String> ids;
    private final InvalidationListener follows = o -> changed();
    private final MapChangeListener<Object, Object> given = change -> follow();
    private @Nullable Commands commands;

    /// @param command its id
    /// @param standard the keys while nobody has chosen others, as they are drawn here
    public KeySign(String command, String standard) {
        this(standard, List.of(command));
    }

    /// A sign of the keys of several commands.
    ///
    /// @param standard the keys while nobody has chosen others, as they are drawn here
    public KeySign(String standard, List<String> ids) {
        super(standard);
        this.standard = standard;
        this.ids = List.copyOf(ids);
        getStyleClass().add("ph-key");
        sceneProperty().addListener((o, before, now) -> {
            if (now != null) {
                now.getProperties().addListener(new WeakMapChangeListener<>(given));
                follow();
            }
        });
    }

    // A window gets its commands when its parts are there.
    private void follow() {
        var found = Commands.of(getScene());
        if (found != null && found != commands) {
            commands = found;
            found.changes().addListener(new WeakInvalidationListener(follows));
            show(found);
        }
    }

    private void changed() {
        if (commands != null) {
            show(commands);
        }
    }

    private void show(Commands known) {
        boolean isStandard = ids.stream()
                .allMatch(id -> known.find(id)
                        .map(command -> command.shortcut().equals(known.standard(id)))
                        .orElse(true));
        var chosen = ids.stream()
                .flatMap(id -> known.find(id).stream())
                .map(Command::key)
                .collect(Collectors.joining(" "));
        setText(isStandard ? standard : chosen);
        setOpacity(getText().isBlank() ? 0 : 1);
    }

    /// Gives a control a tooltip that names the keys of a command.
    ///
    /// @param words without the keys
    /// @param command its id
    /// @param standard the keys while they are not known, as people write them
    public static void tip(Control control, String words, String command, String standard) {
        var tooltip = new Tooltip(with(words, standard));
        tooltip.setOnShowing(e -> tooltip.setText(with(words, key(control, command, standard))));
        control.setTooltip(tooltip);
    }

    /// Returns words with keys behind them, in brackets, where there are any.
    public static String with(String words, String keys) {
        return keys.isEmpty() ? words : words + " (" + keys + ")";
    }

    /// Returns the keys of a command in the window of a node.
    ///
    /// @param standard the keys while they are not known
    public static String key(@Nullable Node node, String command, String standard) {
        var commands = node == null ? null : Commands.of(node.getScene());
        return commands == null
                ? standard
                : commands.find(command).map(Command::key).orElse(standard);
    }
}
