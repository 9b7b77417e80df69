package dev.playhead.ui.control;

import javafx.application.Platform;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.skin.TextInputControlSkin;

/// Caret of a field that rests while the field has no focus. JavaFX lets it blink again after each key, also after one
/// that has moved the focus elsewhere, and whenever it moves, also when a text is put into a field that nobody is in.
/// What blinks asks for a pulse sixty times a second, for ever. FX thread.
public final class RestingCaret {
    private RestingCaret() {}

    /// Lets the caret of a field rest whenever the field has no focus.
    public static void of(TextInputControl field) {
        field.focusedProperty().addListener(o -> restLater(field));
        field.caretPositionProperty().addListener(o -> restLater(field));
    }

    // When JavaFX has let it blink.
    private static void restLater(TextInputControl field) {
        if (!field.isFocused()) {
            Platform.runLater(() -> rest(field));
        }
    }

    private static void rest(TextInputControl field) {
        if (!field.isFocused() && field.getSkin() instanceof TextInputControlSkin<?> skin) {
            skin.setCaretAnimating(false);
        }
    }
}
