package dev.playhead.ui.command;

import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Something a person can do, with a key or without. The keyboard, the list behind `?`, the menus and the palette are
/// made from the same commands. Immutable.
///
/// @param id stable name, for settings and tests
/// @param words what it does, in sentence case
/// @param shortcut the keys that give it
/// @param scope where it works
/// @param released done when the key is let go
public record Command(
        String id, String words, Shortcut shortcut, CommandScope scope, Action action, Runnable released) {
    /// Action of a command.
    public interface Action {
        /// @param held which modifiers were held
        void run(Held held);
    }

    /// Makes a command whose key is read from how people write it; empty for a command without one.
    ///
    /// @throws IllegalArgumentException when there is no such key
    public static Command of(String id, String words, String key, CommandScope scope, Action action) {
        var shortcut = Shortcut.parse(key)
                .orElseThrow(() -> new IllegalArgumentException("There is no key " + key + " for " + id + "."));
        return new Command(id, words, shortcut, scope, action, () -> {});
    }

    /// Returns this command with something that is done when the key is let go.
    public Command untilReleased(Runnable end) {
        return new Command(id, words, shortcut, scope, action, end);
    }

    /// Returns this command with other keys.
    public Command with(Shortcut other) {
        return new Command(id, words, other, scope, action, released);
    }

    /// Returns the keys as people write them, for example `Ctrl Shift P`; empty for none.
    public String key() {
        return shortcut.text();
    }

    /// Returns the keys that are pressed together, as people write them; empty for none.
    public List<String> keys() {
        return shortcut.keys();
    }

    /// Returns the key that is not a modifier.
    public KeyCode code() {
        return shortcut.code();
    }

    /// Returns whether Ctrl (Command on macOS) is held.
    public boolean control() {
        return shortcut.control();
    }

    boolean matches(KeyEvent event) {
        return shortcut.matches(event);
    }
}
