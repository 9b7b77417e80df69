package dev.playhead.ui.control;

import javafx.application.Platform;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.skin.TextInputControlSkin;

/// Caret of a field that rests while the field has no focus. After each key JavaFX lets it blink again, also after one
/// that has moved the focus elsewhere, and what blinks asks for a pulse sixty times a second, for ever. FX thread.
public final class RestingCaret {
    private RestingCaret() {}

    /// Lets the caret of a field rest whenever the field loses the focus.
    public static void of(TextInputControl field) {
        field.focusedProperty().addListener((o, before, focused) -> {
            if (!focused) {
                Platform.runLater(() -> rest(field));
            }
        });
    }

    private static void rest(TextInputControl field) {
        if (!field.isFocused() && field.getSkin() instanceof TextInputControlSkin<?> skin) {
            skin.setCaretAnimating(false);
        }
    }
}
