package dev.playhead.ui.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// Keys that are pressed together to give a command. Immutable.
///
/// @param text how people write it: `Space`, `Ctrl 1`, `Shift F6`, `Ctrl Shift P`, `?`; empty for none
/// @param code the key that is not a modifier
public record Shortcut(String text, KeyCode code) {
    /// No key at all.
    public static final Shortcut NONE = new Shortcut("", KeyCode.UNDEFINED);

    private static final String CONTROL = "Ctrl";
    private static final String SHIFT = "Shift";
    private static final String ALT = "Alt";
    private static final List<String> MODIFIERS = List.of(CONTROL, SHIFT, ALT);
    // Keyboards differ in where these are; the character that is typed does not.
    private static final Set<String> TYPED = Set.of("?", "/");
    private static final Map<KeyCode, String> NAMES = Map.ofEntries(
            Map.entry(KeyCode.SPACE, "Space"),
            Map.entry(KeyCode.ESCAPE, "Escape"),
            Map.entry(KeyCode.LEFT, "Left"),
            Map.entry(KeyCode.RIGHT, "Right"),
            Map.entry(KeyCode.UP, "Up"),
            Map.entry(KeyCode.DOWN, "Down"),
            Map.entry(KeyCode.HOME, "Home"),
            Map.entry(KeyCode.END, "End"),
            Map.entry(KeyCode.PAGE_UP, "PgUp"),
            Map.entry(KeyCode.PAGE_DOWN, "PgDn"),
            Map.entry(KeyCode.DELETE, "Delete"),
            Map.entry(KeyCode.INSERT, "Insert"),
            Map.entry(KeyCode.COMMA, ","),
            Map.entry(KeyCode.PERIOD, "."),
            Map.entry(KeyCode.SEMICOLON, ";"),
            Map.entry(KeyCode.QUOTE, "'"),
            Map.entry(KeyCode.OPEN_BRACKET, "["),
            Map.entry(KeyCode.CLOSE_BRACKET, "]"),
            Map.entry(KeyCode.BACK_SLASH, "\\"),
            Map.entry(KeyCode.MINUS, "-"),
            Map.entry(KeyCode.EQUALS, "="),
            Map.entry(KeyCode.BACK_QUOTE, "`"));
    private static final Map<String, KeyCode> CODES = codes();

    /// Reads keys as people write them: modifiers in the order Ctrl, Shift, Alt, then the key. Empty when there are no
    /// such keys; the empty text is [#NONE].
    public static Optional<Shortcut> parse(String text) {
        if (text.isEmpty()) {
            return Optional.of(NONE);
        }
        if (TYPED.contains(text)) {
            return Optional.of(new Shortcut(text, KeyCode.SLASH));
        }
        var parts = List.of(text.split(" ", -1));
        int place = -1;
        for (var modifier : parts.subList(0, parts.size() - 1)) {
            if (MODIFIERS.indexOf(modifier) <= place) {
                return Optional.empty();
            }
            place = MODIFIERS.indexOf(modifier);
        }
        return Optional.ofNullable(CODES.get(parts.getLast())).map(code -> new Shortcut(text, code));
    }

    /// Returns the keys of an event; empty for a modifier alone, and for a key that no command can have.
    public static Optional<Shortcut> of(KeyEvent event) {
        if (TYPED.contains(event.getText())) {
            return parse(event.getText());
        }
        return Optional.ofNullable(name(event.getCode()))
                .flatMap(name -> parse((event.isShortcutDown() ? CONTROL + " " : "")
                        + (event.isShiftDown() ? SHIFT + " " : "")
                        + (event.isAltDown() ? ALT + " " : "")
                        + name));
    }

    private static Map<String, KeyCode> codes() {
        var codes = new HashMap<String, KeyCode>();
        for (var code : KeyCode.values()) {
            var name = name(code);
            if (name != null) {
                codes.put(name, code);
            }
        }
        return codes;
    }

    private static @Nullable String name(KeyCode code) {
        var plain = code.name();
        if (code.isLetterKey() || plain.matches("F[1-9]|F1[0-2]")) {
            return plain;
        }
        return plain.matches("DIGIT[0-9]") ? plain.substring(5) : NAMES.get(code);
    }

    /// Returns whether there is a key.
    public boolean isSome() {
        return !text.isEmpty();
    }

    /// Returns the keys one by one, as people write them; empty for none.
    public List<String> keys() {
        return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    }

    /// Returns whether Ctrl (Command on macOS) is held.
    public boolean control() {
        return keys().contains(CONTROL);
    }

    /// Returns how many of Shift and Alt are held. A shortcut without them is also given while they are, so that the
    /// one with more of them goes first.
    int precision() {
        return (keys().contains(SHIFT) ? 1 : 0) + (keys().contains(ALT) ? 1 : 0);
    }

    boolean matches(KeyEvent event) {
        if (TYPED.contains(text) || TYPED.contains(event.getText())) {
            return text.equals(event.getText());
        }
        return isSome()
                && event.getCode() == code
                && event.isShortcutDown() == control()
                && (!keys().contains(SHIFT) || event.isShiftDown())
                && (!keys().contains(ALT) || event.isAltDown());
    }
}
