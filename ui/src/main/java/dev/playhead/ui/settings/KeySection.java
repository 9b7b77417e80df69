package dev.playhead.ui.settings;

import dev.playhead.transport.settings.SettingCatalog;
import dev.playhead.transport.settings.SettingsStore;
import dev.playhead.ui.command.Command;
import dev.playhead.ui.command.Commands;
import dev.playhead.ui.command.KeyConflicts;
import dev.playhead.ui.command.Shortcut;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.RestingCaret;
import dev.playhead.ui.theme.Icon;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The list of all commands with their keys, by where they work, with a search over words and keys. A key is changed by
/// pressing it here and then the new one. FX thread.
final class KeySection extends VBox {
    private static final String DEVICE = "device-";
    // Always leads out of everything, also out of the choice of a key.
    private static final String OUT = "out";

    private final SettingsStore settings;
    private final Commands commands;
    private final TextField search = new TextField();
    private final VBox box = new VBox();
    private final Button defaults = new Button("Defaults", Icon.RESTORE.node(14));
    private KeyConflicts conflicts;

    KeySection(SettingsStore settings, Commands commands) {
        super(4);
        this.settings = settings;
        this.commands = commands;
        conflicts = new KeyConflicts(commands.all(), settings.get(SettingCatalog.KEYS));
        setId("settings-keys");
        defaults.setId("default-keys");
        defaults.setAccessibleText("All keys back to their standard");
        defaults.getStyleClass().addAll("ph-ghost", "ph-sm");
        defaults.setOnAction(e -> settings.reset(SettingCatalog.KEYS));
        var heading = new HBox(8, Nodes.label("Keys", "ph-strong", "ph-reading"), Nodes.space(), defaults);
        heading.getStyleClass().add("ph-setting-heading");
        search.setId("find-key");
        search.setPromptText("Find a command or a key");
        search.setAccessibleText("Find a command or a key");
        RestingCaret.of(search);
        search.textProperty().addListener(o -> fill(null));
        box.getStyleClass().add("ph-setting-box");
        getChildren()
                .addAll(
                        heading,
                        search,
                        box,
                        Nodes.label("Single letters never fire while a text field has focus.", "ph-small", "ph-muted"));
        settings.listen(changed -> {
            if (changed.equals(SettingCatalog.KEYS)) {
                fill(null);
            }
        });
        fill(null);
    }

    /// Returns how many commands have keys that another has, too.
    int problems() {
        return conflicts.count();
    }

    /// @param focused id of the command whose key takes the focus; null for none
    private void fill(@Nullable String focused) {
        box.getChildren().clear();
        var chosen = settings.get(SettingCatalog.KEYS);
        conflicts = new KeyConflicts(commands.all(), chosen);
        Nodes.show(defaults, settings.isChanged(SettingCatalog.KEYS));
        var query = search.getText().strip().toLowerCase(Locale.ROOT);
        var groups = new TreeMap<String, VBox>();
        for (var command : commands.all()) {
            boolean chooses = command.id().contains(DEVICE);
            if (chooses && !command.id().endsWith(DEVICE + "1")) {
                continue;
            }
            var keys = chooses ? List.of("1 to 9") : command.keys();
            var words = chooses ? "Choose a device" : command.words();
            var all = (words + " " + String.join(" ", keys)).toLowerCase(Locale.ROOT);
            if (all.contains(query)) {
                groups.computeIfAbsent(command.scope().elsewhere(), KeySection::group)
                        .getChildren()
                        .add(
                                chooses || command.id().equals(OUT)
                                        ? KeyRow.fixed(words, keys)
                                        : row(command, chosen.get(command.id())));
            }
        }
        box.getChildren().addAll(groups.values());
        if (groups.isEmpty()) {
            box.getChildren().add(KeyRow.fixed("Nothing found", List.of()));
        }
        if (focused != null && lookup("#" + KeyRow.id(focused)) instanceof Node node) {
            node.requestFocus();
            Nodes.showFocus(node);
        }
    }

    private Node row(Command command, @Nullable String chosen) {
        var sentence = chosen != null && Shortcut.parse(chosen).isEmpty()
                ? "\"" + chosen + "\" in the settings is no key, so the standard one is used."
                : conflicts.sentence(command.id());
        return new KeyRow(command, chosen != null, sentence, new KeyRow.Actions() {
            @Override
            public void take(Shortcut shortcut) {
                KeySection.this.take(command, shortcut);
            }

            @Override
            public void left() {
                fill(command.id());
            }

            @Override
            public void reset() {
                KeySection.this.take(command, commands.standard(command.id()));
            }
        });
    }

    private void take(Command command, Shortcut shortcut) {
        var keys = new LinkedHashMap<>(settings.get(SettingCatalog.KEYS));
        if (shortcut.equals(commands.standard(command.id()))) {
            keys.remove(command.id());
        } else {
            keys.put(command.id(), shortcut.text());
        }
        if (keys.isEmpty()) {
            settings.reset(SettingCatalog.KEYS);
        } else {
            settings.set(SettingCatalog.KEYS, keys);
        }
        fill(command.id());
    }

    private static VBox group(String where) {
        var words =
                where.isEmpty() ? "Everywhere" : where.substring(0, 1).toUpperCase(Locale.ROOT) + where.substring(1);
        var head = new HBox(Nodes.label(words, "ph-small", "ph-muted"));
        head.getStyleClass().addAll("ph-key-row", "ph-key-head");
        return new VBox(head);
    }
}
