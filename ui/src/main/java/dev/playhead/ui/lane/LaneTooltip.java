package dev.playhead.ui.lane;

import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;

/// Says what lies under the pointer once it has rested for 400 ms; away with it when it moves. FX
/// thread.
public final class LaneTooltip {
    private static final Duration REST = Duration.millis(400);
    private static final double BESIDE = 14;

    private final Node over;
    private final Function<MouseEvent, String> words;
    private final Tooltip tooltip = new Tooltip();

    /// @param words what is said of a place; empty for nothing
    public LaneTooltip(Node over, Function<MouseEvent, String> words) {
        this.over = over;
        this.words = words;
        new PointerRest(over, REST, this::show, tooltip::hide);
    }

    private void show(MouseEvent event) {
        var scene = over.getScene();
        if (scene == null || scene.getWindow() == null) {
            return;
        }
        String text = words.apply(event);
        if (!text.isEmpty()) {
            tooltip.setText(text);
            tooltip.show(over, event.getScreenX() + BESIDE, event.getScreenY() + BESIDE);
        }
    }
}
