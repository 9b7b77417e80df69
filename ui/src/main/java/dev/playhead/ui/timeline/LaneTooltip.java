package dev.playhead.ui.timeline;

import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Says what lies under the pointer once it has rested for 400 ms; away with it when it moves. FX
/// thread.
final class LaneTooltip {
    static final Duration REST = Duration.millis(400);
    private static final double BESIDE = 14;

    private final Node over;
    private final Function<MouseEvent, String> words;
    private final Tooltip tooltip = new Tooltip();
    private final PauseTransition rest = new PauseTransition(REST);
    private @Nullable MouseEvent last;

    LaneTooltip(Node over, Function<MouseEvent, String> words) {
        this.over = over;
        this.words = words;
        rest.setOnFinished(e -> show());
        over.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        over.addEventHandler(MouseEvent.MOUSE_EXITED, e -> hide());
        over.addEventHandler(MouseEvent.MOUSE_PRESSED, e -> hide());
    }

    private void moved(MouseEvent event) {
        hide();
        last = event;
        rest.playFromStart();
    }

    private void hide() {
        rest.stop();
        tooltip.hide();
        last = null;
    }

    private void show() {
        var event = last;
        var scene = over.getScene();
        if (event == null || scene == null || scene.getWindow() == null) {
            return;
        }
        String text = words.apply(event);
        if (!text.isEmpty()) {
            tooltip.setText(text);
            tooltip.show(over, event.getScreenX() + BESIDE, event.getScreenY() + BESIDE);
        }
    }
}
