package dev.playhead.ui.settings;

import dev.playhead.transport.settings.Setting;
import dev.playhead.transport.settings.SettingsStore;
import dev.playhead.ui.control.RestingCaret;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Controls of settings: each shows the value that holds, whoever changes it. FX thread.
final class SettingControls {
    private SettingControls() {}

    /// Segments of which one is chosen.
    ///
    /// @param values with their words, in order
    static <T> Node segments(SettingsStore settings, Setting<T> setting, String name, Map<T, String> values) {
        var group = new ToggleGroup();
        var buttons = new LinkedHashMap<T, ToggleButton>();
        var box = new HBox();
        box.getStyleClass().addAll("ph-segments", "ph-sm");
        box.setMinWidth(Region.USE_PREF_SIZE);
        values.forEach((value, words) -> {
            var button = new ToggleButton(words);
            button.setId(
                    id(setting) + "-" + words.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]", ""));
            button.setAccessibleText(name + " " + words);
            button.setToggleGroup(group);
            if (value instanceof Number) {
                button.getStyleClass().add("ph-setting-number");
            }
            buttons.put(value, button);
            box.getChildren().add(button);
        });
        Runnable show = () -> {
            var chosen = buttons.get(settings.get(setting));
            if (chosen != null) {
                chosen.setSelected(true);
            }
        };
        show.run();
        // By mouse and by arrow keys alike; one is always chosen.
        group.selectedToggleProperty().addListener((o, before, now) -> {
            buttons.forEach((value, button) -> {
                if (button == now && !value.equals(settings.get(setting))) {
                    settings.set(setting, value);
                }
            });
            if (now == null) {
                show.run();
            }
        });
        settings.listen(changed -> show.run());
        return box;
    }

    /// Segments for on and off.
    static Node onOff(SettingsStore settings, Setting<Boolean> setting, String name) {
        var words = new LinkedHashMap<Boolean, String>();
        words.put(true, "On");
        words.put(false, "Off");
        return segments(settings, setting, name, words);
    }

    /// A field that is taken with Enter, or when the focus leaves it.
    ///
    /// @param take takes what was written
    static TextField field(String id, String name, double width, Consumer<String> take) {
        var field = new TextField();
        RestingCaret.of(field);
        field.setId(id);
        field.setAccessibleText(name);
        field.getStyleClass().add("ph-setting-field");
        field.setMinWidth(width);
        field.setPrefWidth(width);
        field.setOnAction(e -> take.accept(field.getText().strip()));
        field.focusedProperty().addListener((o, before, now) -> {
            if (!now) {
                take.accept(field.getText().strip());
            }
        });
        return field;
    }

    static String id(Setting<?> setting) {
        return "set-" + setting.key().replace('.', '-');
    }
}
