package dev.playhead.ui.window;

import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// Something a person can do with a key. The list behind `?` and the keyboard are made from the same
/// commands.
///
/// @param id stable name, for settings and tests
/// @param words what it does, in sentence case
/// @param key how the key is written: `Space`, `Ctrl 1`, `Shift F6`, `?`
/// @param code the key
/// @param control whether Ctrl (Command on macOS) is held
/// @param scope whether it works while a view is shown, or none
/// @param released done when the key is let go
record Command(
        String id,
        String words,
        String key,
        KeyCode code,
        boolean control,
        Predicate<@Nullable View> scope,
        Action action,
        Runnable released) {
    private static final Set<String> SIGNS = Set.of("?", "/");

    /// Works whatever is shown.
    static final Predicate<@Nullable View> EVERYWHERE = view -> true;
    /// Works while a session is shown, whichever its view.
    static final Predicate<@Nullable View> SESSION =
            view -> view != null && view.kind().ofSession();

    /// Action of a command; the event tells which modifiers were held.
    interface Action {
        void run(KeyEvent event);
    }

    /// A command whose key is read from how people write it.
    static Command of(String id, String words, String key, Predicate<@Nullable View> scope, Action action) {
        var name = key.substring(key.lastIndexOf(' ') + 1);
        var code = switch (name) {
            case "?", "/" -> KeyCode.SLASH;
            case "," -> KeyCode.COMMA;
            case "." -> KeyCode.PERIOD;
            default ->
                KeyCode.valueOf(Character.isDigit(name.charAt(0)) ? "DIGIT" + name : name.toUpperCase(Locale.ROOT));
        };
        return new Command(id, words, key, code, key.startsWith("Ctrl "), scope, action, () -> {});
    }

    /// Returns this command with something that is done when the key is let go.
    Command untilReleased(Runnable end) {
        return new Command(id, words, key, code, control, scope, action, end);
    }

    boolean matches(KeyEvent event) {
        // Keyboards differ in where these signs are; the character that is typed does not.
        if (SIGNS.contains(key) || SIGNS.contains(event.getText())) {
            return key.equals(event.getText());
        }
        boolean shift = !key.startsWith("Shift ") || event.isShiftDown();
        return shift && event.getCode() == code && event.isShortcutDown() == control;
    }
}
