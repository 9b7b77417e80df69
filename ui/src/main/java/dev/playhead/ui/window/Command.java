package dev.playhead.ui.window;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Something a person can do with a key. The list behind `?` and the keyboard are made from the same commands.
///
/// @param id stable name, for settings and tests
/// @param words what it does, in sentence case
/// @param key how the key is written
/// @param code the key
/// @param control whether Ctrl (Command on macOS) is held
record Command(String id, String words, String key, KeyCode code, boolean control, Action action) {
    /// What is done; the event tells which modifiers were held.
    interface Action {
        void run(KeyEvent event);
    }

    boolean matches(KeyEvent event) {
        return event.getCode() == code && event.isShortcutDown() == control;
    }

    static Command plain(String id, String words, String key, KeyCode code, Action action) {
        return new Command(id, words, key, code, false, action);
    }

    static Command withControl(String id, String words, String key, KeyCode code, Action action) {
        return new Command(id, words, key, code, true, action);
    }
}
