package dev.playhead.ui.theme;

import dev.playhead.transport.settings.MotionChoice;
import dev.playhead.transport.settings.Setting;
import dev.playhead.transport.settings.SettingCatalog;
import dev.playhead.transport.settings.SettingsStore;
import dev.playhead.transport.settings.ThemeChoice;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/// Colours, size of the text and motion of a window, as the settings and the system have them; follows both while the
/// window lives. FX thread.
public final class Appearance {
    private final SettingsStore settings;
    private final SystemPreferences system;
    private final Scene scene;
    private final ScaledRoot root;
    private final Runnable onTheme;
    private final InvalidationListener follows = o -> apply();
    private Theme theme;
    private @Nullable String sizeSheet;
    private boolean closed;

    /// @param root the root of the scene
    /// @param onTheme run when the colours have changed
    public Appearance(
            SettingsStore settings, SystemPreferences system, Scene scene, ScaledRoot root, Runnable onTheme) {
        this.settings = settings;
        this.system = system;
        this.scene = scene;
        this.root = root;
        this.onTheme = onTheme;
        theme = wanted();
        dress();
        size();
        move();
        system.colours().addListener(follows);
        system.reducedMotion().addListener(follows);
        settings.listen(this::changed);
    }

    /// Returns settings in memory that have the colours of a theme.
    public static SettingsStore settings(Theme theme) {
        var store = SettingsStore.inMemory(theme.isDark() ? ThemeChoice.DARK : ThemeChoice.LIGHT);
        store.remember(SettingCatalog.HIGH_CONTRAST, theme.isContrast());
        return store;
    }

    /// Returns the colours that are shown.
    public Theme theme() {
        return theme;
    }

    /// Chooses the other colours, whatever the system prefers.
    public void switchTheme() {
        settings.set(SettingCatalog.THEME, theme.isDark() ? ThemeChoice.LIGHT : ThemeChoice.DARK);
    }

    /// Follows nothing any more.
    public void close() {
        closed = true;
        system.colours().removeListener(follows);
        system.reducedMotion().removeListener(follows);
    }

    private void changed(Setting<?> setting) {
        if (closed || !setting.key().startsWith("appearance.")) {
            return;
        }
        if (Platform.isFxApplicationThread()) {
            apply();
        } else {
            Platform.runLater(this::apply);
        }
    }

    private void apply() {
        size();
        move();
        var next = wanted();
        if (next != theme) {
            theme = next;
            dress();
            onTheme.run();
        }
    }

    private Theme wanted() {
        var colours = switch (settings.get(SettingCatalog.THEME)) {
            case DARK -> Theme.DARK;
            case LIGHT -> Theme.LIGHT;
            case SYSTEM -> system.colours().getValue() == ColorScheme.LIGHT ? Theme.LIGHT : Theme.DARK;
        };
        return settings.get(SettingCatalog.HIGH_CONTRAST) ? colours.highContrast() : colours;
    }

    private void dress() {
        theme.apply(scene);
        scene.setFill(Palette.of(theme).bg0());
    }

    private void move() {
        var choice = settings.get(SettingCatalog.REDUCED_MOTION);
        Motion.reduce(
                choice == MotionChoice.SYSTEM
                        ? Boolean.TRUE.equals(system.reducedMotion().getValue())
                        : choice == MotionChoice.ON);
    }

    private void size() {
        double factor = settings.get(SettingCatalog.TEXT_SIZE) / 100.0;
        if (factor == root.factor()) {
            return;
        }
        root.scale(factor);
        if (sizeSheet != null) {
            scene.getStylesheets().remove(sizeSheet);
        }
        sizeSheet = factor == 1 ? null : popups(factor);
        if (sizeSheet != null) {
            scene.getStylesheets().add(sizeSheet);
        }
    }

    // What floats has a window of its own, which takes over the style sheets of its owner but not its scale.
    private static String popups(double factor) {
        var css = String.format(
                Locale.ROOT,
                ".tooltip { -fx-font-size: %.1fpx; } .menu-item > .label, .popover .label { -fx-font-size: %.1fpx; }",
                11 * factor,
                12 * factor);
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }
}
