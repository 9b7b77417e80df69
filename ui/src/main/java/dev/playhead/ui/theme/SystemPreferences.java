package dev.playhead.ui.theme;

import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;

/// Preferences of the system that a window can follow.
///
/// @param colours that the system prefers
/// @param reducedMotion true when it prefers that little moves
public record SystemPreferences(ObservableValue<ColorScheme> colours, ObservableValue<Boolean> reducedMotion) {
    /// Returns those of this system. FX thread.
    public static SystemPreferences ofPlatform() {
        var preferences = Platform.getPreferences();
        return new SystemPreferences(preferences.colorSchemeProperty(), preferences.reducedMotionProperty());
    }
}
