package dev.playhead.ui.control;

import java.util.function.DoubleUnaryOperator;
import javafx.geometry.Orientation;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Two panes and a line between them that can be dragged; a double click on it takes the drag back. The sizes
/// follow from the room alone, so that they are the same again when a window comes back to its size: a
/// `SplitPane` keeps what it was squeezed to. FX thread.
public final class Split extends Region {
    private static final double GRAB = 8;

    private final boolean across;
    private final Region first;
    private final DoubleUnaryOperator wanted;
    private final Region line = new Region();
    private final Region grip = new Region();
    private @Nullable Region second;
    private double chosenShare = Double.NaN;
    private String name = "";

    /// @param orientation HORIZONTAL for panes side by side
    /// @param wanted size of the first pane for the room of both, as long as nobody has dragged the line
    public Split(Orientation orientation, Region first, DoubleUnaryOperator wanted) {
        this.across = orientation == Orientation.HORIZONTAL;
        this.first = first;
        this.wanted = wanted;
        line.getStyleClass().add("ph-split-line");
        line.setMouseTransparent(true);
        grip.setCursor(across ? Cursor.H_RESIZE : Cursor.V_RESIZE);
        grip.setId(across ? "split-across" : "split-down");
        grip.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        grip.addEventHandler(MouseEvent.MOUSE_CLICKED, e -> {
            if (e.getButton() == MouseButton.PRIMARY && e.getClickCount() == 2) {
                choose(Double.NaN);
            }
        });
        getChildren().add(first);
    }

    /// Remembers where the line was dragged, under a name that is unique in the window.
    public Split named(String newName) {
        name = newName;
        sceneProperty().addListener((o, before, now) -> {
            if (now != null) {
                LayoutMemory.of(now).share(name).ifPresent(share -> {
                    chosenShare = share;
                    requestLayout();
                });
            }
        });
        return this;
    }

    private void choose(double share) {
        chosenShare = share;
        if (!name.isEmpty()) {
            LayoutMemory.of(getScene()).share(name, share);
        }
        requestLayout();
    }

    /// The second pane; null gives all room to the first.
    public void setSecond(@Nullable Region pane) {
        if (pane == second) {
            return;
        }
        second = pane;
        if (pane == null) {
            getChildren().setAll(first);
        } else {
            getChildren().setAll(first, pane, line, grip);
        }
    }

    /// Returns whether this pane is shown in it.
    public boolean holds(Region pane) {
        return pane == first || pane == second;
    }

    private void dragged(MouseEvent event) {
        var at = sceneToLocal(event.getSceneX(), event.getSceneY());
        choose(across ? at.getX() / getWidth() : at.getY() / getHeight());
        event.consume();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        var other = second;
        if (other == null) {
            first.resizeRelocate(0, 0, width, height);
            return;
        }
        double room = across ? width : height;
        double least = across ? first.minWidth(-1) : first.minHeight(-1);
        double leastOther = across ? other.minWidth(-1) : other.minHeight(-1);
        double size = Double.isNaN(chosenShare) ? wanted.applyAsDouble(room) : chosenShare * room;
        // With too little room for both, both give way.
        size = room < least + leastOther
                ? room * least / Math.max(1, least + leastOther)
                : Math.clamp(size, least, room - leastOther);
        size = Math.rint(size);
        if (across) {
            first.resizeRelocate(0, 0, size, height);
            other.resizeRelocate(size, 0, width - size, height);
            line.resizeRelocate(size, 0, 1, height);
            grip.resizeRelocate(size - GRAB / 2, 0, GRAB, height);
        } else {
            first.resizeRelocate(0, 0, width, size);
            other.resizeRelocate(0, size, width, height - size);
            line.resizeRelocate(0, size, width, 1);
            grip.resizeRelocate(0, size - GRAB / 2, width, GRAB);
        }
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }
}
