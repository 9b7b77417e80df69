package dev.playhead.ui.command;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Something a person can do with a key. The keyboard, the list behind `?` and the palette are made from the same
/// commands.
///
/// @param id stable name, for settings and tests
/// @param words what it does, in sentence case
/// @param key how the key is written: `Space`, `Ctrl 1`, `Shift F6`, `Ctrl Shift P`, `?`
/// @param code the key
/// @param scope where it works
/// @param released done when the key is let go
public record Command(
        String id, String words, String key, KeyCode code, CommandScope scope, Action action, Runnable released) {
    private static final Set<String> SIGNS = Set.of("?", "/");
    private static final String CONTROL = "Ctrl";
    private static final String SHIFT = "Shift";

    /// Action of a command.
    public interface Action {
        /// @param held which modifiers were held
        void run(Held held);
    }

    /// Makes a command whose key is read from how people write it.
    ///
    /// @throws IllegalArgumentException when there is no such key
    public static Command of(String id, String words, String key, CommandScope scope, Action action) {
        var name = key.substring(key.lastIndexOf(' ') + 1);
        var code = switch (name) {
            case "?", "/" -> KeyCode.SLASH;
            case "," -> KeyCode.COMMA;
            case "." -> KeyCode.PERIOD;
            case "PgDn" -> KeyCode.PAGE_DOWN;
            case "PgUp" -> KeyCode.PAGE_UP;
            default ->
                KeyCode.valueOf(Character.isDigit(name.charAt(0)) ? "DIGIT" + name : name.toUpperCase(Locale.ROOT));
        };
        return new Command(id, words, key, code, scope, action, () -> {});
    }

    /// Returns this command with something that is done when the key is let go.
    public Command untilReleased(Runnable end) {
        return new Command(id, words, key, code, scope, action, end);
    }

    /// Returns the keys that are pressed together, as people write them.
    public List<String> keys() {
        return List.of(key.split(" ", -1));
    }

    /// Returns whether Ctrl (Command on macOS) is held.
    public boolean control() {
        return keys().getFirst().equals(CONTROL);
    }

    boolean matches(KeyEvent event) {
        // Keyboards differ in where these signs are; the character that is typed does not.
        if (SIGNS.contains(key) || SIGNS.contains(event.getText())) {
            return key.equals(event.getText());
        }
        boolean shift = !keys().contains(SHIFT) || event.isShiftDown();
        return shift && event.getCode() == code && event.isShortcutDown() == control();
    }
}
