package dev.playhead.ui.lane;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/// The names of the lanes, as controls that take the focus, say what the lane holds, and arrange the lanes. A name
/// keeps
/// its node, and the focus, whatever happens to its words and its place. FX thread.
public final class LaneHeaders extends Pane {
    /// Width, px.
    public static final double WIDTH = 176;

    private final Actions actions;
    private final Map<String, LaneHeader> headers = new HashMap<>();
    private String current = "";

    /// Wishes of a person for the arrangement. Keys are those of lanes and groups.
    public interface Actions {
        /// Folds a lane or a group, or unfolds it.
        void collapse(String key);

        /// Pins a lane, or unpins it.
        void pin(String key);

        /// Moves a lane in its group, or a group, by so many places.
        void move(String key, int by);

        /// Moves a lane in its group, or a group, to where `y` px of the column are.
        void place(String key, double y);

        /// Makes a lane so high, px, while its lower edge is dragged.
        void dragEdge(String key, double height);

        /// The lower edge was let go.
        void dropEdge();

        /// Gives a lane its natural height.
        void resetHeight(String key);

        /// The name of a lane or group has the focus.
        void focused(String key);
    }

    /// Names without lanes yet.
    public LaneHeaders(Actions actions) {
        this.actions = actions;
        setManaged(false); // scrolled by hand
        new LaneDrag(this, actions);
    }

    /// Shows these names from the top down, and no others.
    public void show(List<LaneName> names) {
        var shown = new HashSet<String>();
        for (int i = 0; i < names.size(); i++) {
            var name = names.get(i);
            shown.add(name.key());
            var header = headers.computeIfAbsent(name.key(), key -> new LaneHeader(actions));
            header.show(name);
            put(header, i);
        }
        if (headers.size() > shown.size()) {
            headers.entrySet().removeIf(entry -> {
                boolean gone = !shown.contains(entry.getKey());
                if (gone) {
                    getChildren().remove(entry.getValue());
                }
                return gone;
            });
        }
    }

    // In the order of the lanes, since Tab goes through them in that order.
    private void put(LaneHeader header, int index) {
        var children = getChildren();
        if (index < children.size() && children.get(index) == header) {
            return;
        }
        var focused = owner();
        boolean had = header.getParent() == this && isIn(focused, header);
        children.remove(header);
        children.add(Math.min(index, children.size()), header);
        if (had && focused != null) {
            focused.requestFocus();
        }
    }

    /// Returns the key of the lane or group whose name has the focus, or had it last while the focus is where commands
    /// are asked for; empty for none.
    public String current() {
        return current;
    }

    /// The focus has come to a node of the window; null for none.
    public void focusMoved(@Nullable Node to) {
        for (var header : headers.values()) {
            if (isIn(to, header)) {
                current = header.keyOf(to);
                actions.focused(current);
                return;
            }
        }
        if (to != null && !(to instanceof TextInputControl)) {
            current = "";
        }
    }

    private @Nullable Node owner() {
        return getScene() == null ? null : getScene().getFocusOwner();
    }

    private static boolean isIn(@Nullable Node node, Node of) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each == of) {
                return true;
            }
        }
        return false;
    }
}
