package dev.playhead.ui.command;

import javafx.scene.input.KeyEvent;

/// Modifiers that were held while a command was given.
///
/// @param shift whether Shift was
/// @param alt whether Alt was
public record Held(boolean shift, boolean alt) {
    /// None, as when a command was not given by a key.
    public static final Held NOTHING = new Held(false, false);

    static Held of(KeyEvent event) {
        return new Held(event.isShiftDown(), event.isAltDown());
    }
}
