package dev.playhead.ui.command;

import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Takes the next keys that are pressed as those of a command. While it has the focus every key is its own: Escape and
/// the focus going elsewhere leave all as it was, Backspace stands for no key. FX thread.
public final class KeyRecorder extends Label {
    private final Consumer<Shortcut> onTaken;
    private final Runnable onLeft;
    private boolean over;

    /// @param words of the command
    /// @param onTaken given the keys
    /// @param onLeft run when there are none
    public KeyRecorder(String words, Consumer<Shortcut> onTaken, Runnable onLeft) {
        super("Press keys\u2026");
        this.onTaken = onTaken;
        this.onLeft = onLeft;
        setId("key-recorder");
        getStyleClass().add("ph-key-recorder");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT_FIELD);
        setAccessibleText("Press the new keys of " + words + ". Escape leaves them, Backspace removes them.");
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        focusedProperty().addListener((o, before, now) -> {
            if (!now) {
                leave();
            }
        });
    }

    private void pressed(KeyEvent event) {
        event.consume();
        if (event.getCode().isModifierKey()) {
            return;
        }
        if (event.getCode() == KeyCode.ESCAPE || event.getCode() == KeyCode.TAB) {
            leave();
        } else if (event.getCode() == KeyCode.BACK_SPACE) {
            take(Shortcut.NONE);
        } else {
            Shortcut.of(event).ifPresentOrElse(this::take, () -> setText("Not this one"));
        }
    }

    private void take(Shortcut shortcut) {
        if (!over) {
            over = true;
            onTaken.accept(shortcut);
        }
    }

    private void leave() {
        if (!over) {
            over = true;
            onLeft.run();
        }
    }
}
