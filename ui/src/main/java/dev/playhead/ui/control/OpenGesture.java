package dev.playhead.ui.control;

import javafx.scene.control.Control;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;

/// Gestures that open the row chosen in a list: Enter, and a double click.
public final class OpenGesture {
    private OpenGesture() {}

    /// Lets both open what is chosen. FX thread.
    ///
    /// @param rows a list, a table or a tree
    public static void on(Control rows, Runnable open) {
        rows.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER) {
                open.run();
                key.consume();
            }
        });
        rows.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2) {
                open.run();
            }
        });
    }
}
