package dev.playhead.ui.lane;

import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Tells when the pointer has rested over a node for a while, and when it goes on. FX thread.
public final class PointerRest {
    private final PauseTransition rest;
    private final Runnable onMove;
    private @Nullable MouseEvent last;

    /// @param onRest told where it rests
    /// @param onMove told when it moves, presses or leaves
    public PointerRest(Node over, Duration after, Consumer<MouseEvent> onRest, Runnable onMove) {
        this.onMove = onMove;
        rest = new PauseTransition(after);
        rest.setOnFinished(e -> {
            var event = last;
            if (event != null) {
                onRest.accept(event);
            }
        });
        over.addEventHandler(MouseEvent.MOUSE_MOVED, event -> {
            ends();
            last = event;
            rest.playFromStart();
        });
        over.addEventHandler(MouseEvent.MOUSE_EXITED, e -> ends());
        over.addEventHandler(MouseEvent.MOUSE_PRESSED, e -> ends());
    }

    private void ends() {
        rest.stop();
        last = null;
        onMove.run();
    }
}
