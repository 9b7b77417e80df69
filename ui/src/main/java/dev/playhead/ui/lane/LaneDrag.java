package dev.playhead.ui.lane;

import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// Dragging the names of a column: at its lower edge a lane becomes higher, elsewhere the lane, or the group by its
/// heading,
/// goes to another place. A double click folds the lane; at the lower edge it gives it its usual height. FX thread.
final class LaneDrag {
    private static final double EDGE = 5;
    private static final double BEGUN = 4;
    private static final double LIFTED = 0.6;

    private final Node column;
    private final LaneHeaders.Actions actions;
    private @Nullable LaneHeader held;
    private Grip grip = Grip.LANE;
    private double pressedY;
    private double pressedHeight;
    private boolean moved;

    private enum Grip {
        EDGE,
        LANE,
        GROUP
    }

    // Filters: a heading is a button, which keeps the mouse to itself. Of the column, since names move under the
    // pointer.
    LaneDrag(Node column, LaneHeaders.Actions actions) {
        this.column = column;
        this.actions = actions;
        column.addEventFilter(MouseEvent.MOUSE_MOVED, e -> {
            var header = header(e);
            column.setCursor(header != null && isEdge(header, e) ? Cursor.V_RESIZE : null);
        });
        column.addEventFilter(MouseEvent.MOUSE_PRESSED, this::press);
        column.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::drag);
        column.addEventFilter(MouseEvent.MOUSE_RELEASED, this::release);
        column.addEventFilter(MouseEvent.MOUSE_CLICKED, this::click);
    }

    private static @Nullable LaneHeader header(MouseEvent event) {
        for (Node node = event.getTarget() instanceof Node target ? target : null;
                node != null;
                node = node.getParent()) {
            if (node instanceof LaneHeader header) {
                return header;
            }
        }
        return null;
    }

    private static boolean isEdge(LaneHeader header, MouseEvent event) {
        var state = header.name().state();
        double y = header.sceneToLocal(event.getSceneX(), event.getSceneY()).getY();
        return !state.groupCollapsed() && !state.collapsed() && y > header.getHeight() - EDGE;
    }

    private double columnY(MouseEvent event) {
        return column.sceneToLocal(event.getSceneX(), event.getSceneY()).getY();
    }

    private void press(MouseEvent event) {
        var header = header(event);
        moved = false;
        held = null;
        if (header == null || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        held = header;
        pressedY = columnY(event);
        pressedHeight = header.getHeight();
        if (isEdge(header, event)) {
            grip = Grip.EDGE;
        } else if (header.isOnHeading(event)) {
            grip = Grip.GROUP;
        } else {
            grip = Grip.LANE;
            header.takeFocus();
        }
    }

    private void drag(MouseEvent event) {
        var header = held;
        double by = columnY(event) - pressedY;
        moved |= Math.abs(by) > BEGUN;
        if (header == null || !moved) {
            return;
        }
        if (grip == Grip.EDGE) {
            actions.dragEdge(header.name().key(), pressedHeight + by);
        } else if (!header.name().state().fixed()) {
            header.setTranslateY(by);
            header.setOpacity(LIFTED);
            header.setViewOrder(-2);
        }
        event.consume();
    }

    private void release(MouseEvent event) {
        var header = held;
        held = null;
        if (header == null || grip != Grip.EDGE && !moved) {
            return;
        }
        event.consume();
        header.disarm();
        if (grip == Grip.EDGE) {
            actions.dropEdge();
            return;
        }
        var name = header.name();
        header.setTranslateY(0);
        header.setOpacity(1);
        header.setViewOrder(name.state().pinned() ? -1 : 0);
        if (!name.state().fixed()) {
            boolean all = grip == Grip.GROUP || name.state().groupCollapsed();
            actions.place(all ? name.group() : name.key(), name.y() + name.height() / 2 + columnY(event) - pressedY);
        }
    }

    private void click(MouseEvent event) {
        var header = header(event);
        if (header == null || event.getButton() != MouseButton.PRIMARY || event.getClickCount() != 2 || moved) {
            return;
        }
        if (isEdge(header, event)) {
            actions.resetHeight(header.name().key());
            event.consume();
        } else if (!header.isOnHeading(event)) {
            actions.collapse(header.name().key());
            event.consume();
        }
    }
}
