package dev.playhead.ui.command;

import dev.playhead.ui.control.ArrowKeys;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/// Reach of a key: the commands that it gets to, by what has the focus. Immutable.
///
/// @param typing a text field has the focus: plain keys belong to it, but not F1 to F12
/// @param pressing a button was reached by keyboard: Space presses it
/// @param choosing one of several buttons of which one is chosen was reached by keyboard: arrows go on to the next
/// @param moving a control that moves by arrow keys has the focus: these, Home and End belong to it
public record KeyReach(boolean typing, boolean pressing, boolean choosing, boolean moving) {
    private static final Set<KeyCode> MOVES = Set.of(KeyCode.LEFT, KeyCode.RIGHT, KeyCode.HOME, KeyCode.END);

    /// Returns the reach of keys while a node has the focus; null for none.
    public static KeyReach of(@Nullable Node focused) {
        return new KeyReach(
                focused instanceof TextInputControl,
                focused instanceof ButtonBase && focused.isFocusVisible(),
                focused instanceof ToggleButton toggle && toggle.getToggleGroup() != null && toggle.isFocusVisible(),
                focused instanceof ArrowKeys);
    }

    boolean allows(Command command) {
        if (typing
                && !command.control()
                && command.code() != KeyCode.ESCAPE
                && !command.code().isFunctionKey()) {
            return false;
        }
        if (pressing && command.code() == KeyCode.SPACE) {
            return false;
        }
        if (choosing && (command.code() == KeyCode.LEFT || command.code() == KeyCode.RIGHT)) {
            return false;
        }
        if (moving && MOVES.contains(command.code())) {
            return false;
        }
        return command.scope().isHere();
    }
}
