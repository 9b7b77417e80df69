package dev.playhead.ui.control;

import dev.playhead.ui.theme.Icon;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Labels, buttons and spaces that all screens make alike. FX thread.
public final class Nodes {
    private Nodes() {}

    /// A label with these style classes.
    public static Label label(String text, String... styles) {
        var label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /// A button that is only an icon; `words` are its tooltip and its accessible name.
    public static Button iconButton(Icon icon, String words, Runnable action) {
        var button = new Button("", icon.node());
        button.getStyleClass().add("ph-icon-button");
        button.setAccessibleText(words);
        button.setTooltip(new Tooltip(words));
        button.setFocusTraversable(true);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(e -> action.run());
        return button;
    }

    /// Takes the room that is left in a row.
    public static Region space() {
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    /// An upright line between groups.
    public static Region divider() {
        var line = new Region();
        line.getStyleClass().add("ph-divider");
        return line;
    }

    /// Shows or hides a node; a hidden one takes no room.
    public static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /// Shows that a node has the focus. A plain request shows no ring, since it may come from the mouse. Going
    /// on to the next node and back does.
    public static void showFocus(Node focused) {
        if (!focused.isFocusVisible() && focused.requestFocusTraversal(TraversalDirection.NEXT)) {
            var next = focused.getScene().getFocusOwner();
            if (next != null && next != focused) {
                next.requestFocusTraversal(TraversalDirection.PREVIOUS);
            }
            if (focused.getScene().getFocusOwner() != focused) {
                focused.requestFocus();
            }
        }
    }

    /// Puts a text on the clipboard.
    public static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
