package dev.playhead.ui.window;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Something a person can do with a key. The list behind `?` and the keyboard are made from the same
/// commands.
///
/// @param id stable name, for settings and tests
/// @param words what it does, in sentence case
/// @param key how the key is written
/// @param code the key
/// @param control whether Ctrl (Command on macOS) is held
/// @param everywhere whether it also works when no session is on screen
record Command(String id, String words, String key, KeyCode code, boolean control, boolean everywhere, Action action) {
    /// What is done; the event tells which modifiers were held.
    interface Action {
        void run(KeyEvent event);
    }

    boolean matches(KeyEvent event) {
        // Keyboards differ in where the question mark is; the character it types does not.
        if (key.equals("?") || event.getText().equals("?")) {
            return key.equals(event.getText());
        }
        boolean shift = !key.startsWith("Shift ") || event.isShiftDown();
        return shift && event.getCode() == code && event.isShortcutDown() == control;
    }
}
