package dev.playhead.ui.control;

import java.util.ArrayList;
import java.util.List;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Something that lies over a window for a while. Tab goes round in it, Escape closes it, and the focus goes back to
/// where it was. The window below goes on and takes the mouse. FX thread.
public final class Overlay {
    private final Pane root;
    private final Region content;
    private final Runnable onClosed;
    private final EventHandler<MouseEvent> presses = this::pressedAnywhere;
    private boolean closesElsewhere;
    private @Nullable Node before;

    /// @param root the window
    /// @param onClosed run when it was closed
    public Overlay(Pane root, Region content, Runnable onClosed) {
        this.root = root;
        this.content = content;
        this.onClosed = onClosed;
    }

    /// Closes it from now on when somebody presses the mouse elsewhere.
    public Overlay closedByPressElsewhere() {
        closesElsewhere = true;
        return this;
    }

    private void pressedAnywhere(MouseEvent press) {
        if (!(press.getTarget() instanceof Node target && isInside(target))) {
            close();
        }
    }

    /// Opens it; nothing when it is open.
    ///
    /// @param first takes the focus
    public void open(Node first) {
        if (!isOpen()) {
            before = root.getScene() == null ? null : root.getScene().getFocusOwner();
            root.getChildren().add(content);
            if (closesElsewhere) {
                root.addEventFilter(MouseEvent.MOUSE_PRESSED, presses);
            }
            first.requestFocus();
            Nodes.showFocus(first);
        }
    }

    /// Closes it, and gives the focus back if it had it.
    public void close() {
        if (!isOpen()) {
            return;
        }
        boolean had = hasFocus();
        root.getChildren().remove(content);
        root.removeEventFilter(MouseEvent.MOUSE_PRESSED, presses);
        var back = before;
        before = null;
        if (had && back != null && back.getScene() == root.getScene()) {
            back.requestFocus();
        }
        onClosed.run();
    }

    public boolean isOpen() {
        return root.getChildren().contains(content);
    }

    /// Returns whether a pressed key is for what lies over the window, and not for the commands of the window: Escape,
    /// and while it has the focus all but keys with Ctrl and F1 to F12. Tab and Escape are done and consumed.
    public boolean keeps(KeyEvent key) {
        if (!isOpen()) {
            return false;
        }
        if (key.getCode() == KeyCode.ESCAPE) {
            close();
            key.consume();
            return true;
        }
        if (!hasFocus()) {
            return false;
        }
        if (key.getCode() == KeyCode.TAB && !key.isShortcutDown()) {
            move(key.isShiftDown() ? -1 : 1);
            key.consume();
            return true;
        }
        return !key.isShortcutDown() && !key.getCode().isFunctionKey();
    }

    private boolean hasFocus() {
        var scene = root.getScene();
        var focused = scene == null ? null : scene.getFocusOwner();
        return focused != null && isInside(focused);
    }

    private boolean isInside(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each == content) {
                return true;
            }
        }
        return false;
    }

    private void move(int by) {
        var all = new ArrayList<Node>();
        collect(content, all);
        var scene = root.getScene();
        if (all.isEmpty() || scene == null) {
            return;
        }
        int from = all.indexOf(scene.getFocusOwner());
        var next = all.get(Math.floorMod(from < 0 && by < 0 ? all.size() - 1 : from + by, all.size()));
        next.requestFocus();
        Nodes.showFocus(next);
    }

    private static void collect(Node node, List<Node> into) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        if (node.isFocusTraversable()) {
            into.add(node);
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
        }
    }
}
