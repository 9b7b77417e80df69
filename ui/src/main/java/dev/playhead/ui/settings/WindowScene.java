package dev.playhead.ui.settings;

import dev.playhead.transport.settings.SettingsStore;
import dev.playhead.ui.control.LayoutMemory;
import dev.playhead.ui.theme.Appearance;
import dev.playhead.ui.theme.ScaledRoot;
import dev.playhead.ui.theme.SystemPreferences;
import javafx.scene.Scene;
import javafx.scene.layout.Region;

/// Scene of a window as the settings have it: its colours, its scale, its style sheet, and how it was arranged.
///
/// @param appearance follows settings and system until it is closed
public record WindowScene(Scene scene, Appearance appearance) {
    /// Puts the parts of a window into a scene. FX thread.
    ///
    /// @param onTheme run when the colours have changed
    public static WindowScene of(Region window, SettingsStore settings, Runnable onTheme) {
        var root = new ScaledRoot(window);
        var scene = new Scene(root, 1600, 1000);
        LayoutMemory.give(scene, new StoredLayout(settings));
        var sheet = WindowScene.class.getResource("/dev/playhead/ui/window/window.css");
        if (sheet != null) {
            scene.getStylesheets().add(sheet.toExternalForm());
        }
        var appearance = new Appearance(settings, SystemPreferences.ofPlatform(), scene, root, onTheme);
        root.resize(scene.getWidth(), scene.getHeight());
        root.layout();
        return new WindowScene(scene, appearance);
    }
}
