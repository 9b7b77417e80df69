package dev.playhead.ui.settings;

import dev.playhead.transport.settings.MotionChoice;
import dev.playhead.transport.settings.SettingCatalog;
import dev.playhead.transport.settings.SettingsStore;
import dev.playhead.transport.settings.ThemeChoice;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.theme.Icon;
import dev.playhead.ui.theme.Motion;
import java.util.LinkedHashMap;
import javafx.beans.binding.Bindings;
import javafx.scene.layout.HBox;

/// Colours, size of the text and motion.
final class AppearanceSection {
    private AppearanceSection() {}

    static SettingSection of(SettingsStore settings) {
        var themes = new LinkedHashMap<ThemeChoice, String>();
        themes.put(ThemeChoice.SYSTEM, "System");
        themes.put(ThemeChoice.DARK, "Dark");
        themes.put(ThemeChoice.LIGHT, "Light");
        var sizes = new LinkedHashMap<Long, String>();
        SettingCatalog.TEXT_SIZES.forEach(size -> sizes.put(size, size + " %"));
        var motions = new LinkedHashMap<MotionChoice, String>();
        motions.put(MotionChoice.SYSTEM, "System");
        motions.put(MotionChoice.ON, "On");
        motions.put(MotionChoice.OFF, "Off");
        var now = Nodes.label("", "ph-small", "ph-muted");
        now.textProperty()
                .bind(Bindings.when(Motion.reducedProperty()).then("now on").otherwise("now off"));
        var motion = new HBox(
                8, SettingControls.segments(settings, SettingCatalog.REDUCED_MOTION, "Reduce motion", motions), now);
        motion.getStyleClass().add("ph-centred");
        return new SettingSection("Appearance", Icon.SUN, "")
                .with(
                        new SettingRow(
                                        "Theme",
                                        "",
                                        SettingControls.segments(settings, SettingCatalog.THEME, "Theme", themes))
                                .backToStandard(settings, SettingCatalog.THEME),
                        new SettingRow(
                                        "Text size",
                                        "as the window has room",
                                        SettingControls.segments(
                                                settings, SettingCatalog.TEXT_SIZE, "Text size", sizes))
                                .backToStandard(settings, SettingCatalog.TEXT_SIZE),
                        new SettingRow("Reduce motion", "live lanes go on in steps", motion)
                                .backToStandard(settings, SettingCatalog.REDUCED_MOTION),
                        new SettingRow(
                                        "High contrast",
                                        "tints become outlines",
                                        SettingControls.onOff(settings, SettingCatalog.HIGH_CONTRAST, "High contrast"))
                                .backToStandard(settings, SettingCatalog.HIGH_CONTRAST));
    }
}
