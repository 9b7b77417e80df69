package dev.playhead.ui.command;

import dev.playhead.ui.control.Nodes;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/// Moves the focus from pane to pane, so that the keyboard reaches everything without walking through
/// all of it.
public final class PaneFocus {
    private final Scene scene;
    private final Supplier<List<Pane>> panes;

    /// A pane of the window.
    ///
    /// @param area what belongs to the pane
    /// @param first what takes the focus, or holds it
    public record Pane(Node area, Node first) {
        /// A pane whose first control takes the focus.
        public static Pane of(Node area) {
            return new Pane(area, area);
        }
    }

    /// @param panes those that can have the focus, in their order
    public PaneFocus(Scene scene, Supplier<List<Pane>> panes) {
        this.scene = scene;
        this.panes = panes;
    }

    /// Goes to the next pane.
    public void next() {
        move(1);
    }

    /// Goes to the pane before.
    public void previous() {
        move(-1);
    }

    private void move(int by) {
        var all = panes.get();
        int from = indexOf(all, scene.getFocusOwner());
        int start = from < 0 && by < 0 ? 0 : from;
        for (int i = 1; i <= all.size(); i++) {
            var target =
                    firstIn(all.get(Math.floorMod(start + by * i, all.size())).first());
            if (target != null) {
                target.requestFocus();
                Nodes.showFocus(target);
                return;
            }
        }
    }

    private static int indexOf(List<Pane> panes, @Nullable Node focused) {
        for (Node node = focused; node != null; node = node.getParent()) {
            for (int index = 0; index < panes.size(); index++) {
                if (panes.get(index).area() == node) {
                    return index;
                }
            }
        }
        return -1;
    }

    /// The first node that takes the focus and can be seen; null when there is none.
    private static @Nullable Node firstIn(Node node) {
        if (node.getScene() == null || !node.isVisible() || node.isDisabled()) {
            return null;
        }
        if (node.isFocusTraversable()) {
            return node;
        }
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                var found = firstIn(child);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
