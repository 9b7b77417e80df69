package dev.playhead.ui.lane;

import dev.playhead.ui.time.TimeScale;
import dev.playhead.ui.time.TimelineViewport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.input.MouseEvent;

/// Dragging in the overview: the handles change what part is on screen, everything else moves the
/// playhead.
public final class OverviewDrag {
    private static final double GRAB = 6;

    private final TimelineViewport viewport;
    private final Supplier<TimeScale> scale;
    private final Consumer<MouseEvent> scrub;
    private Grip grip = Grip.PLAYHEAD;

    private enum Grip {
        FROM,
        TO,
        PLAYHEAD
    }

    /// @param scale of the overview, as it is now
    /// @param scrub moves the playhead
    public OverviewDrag(TimelineViewport viewport, Supplier<TimeScale> scale, Consumer<MouseEvent> scrub) {
        this.viewport = viewport;
        this.scale = scale;
        this.scrub = scrub;
    }

    public void press(MouseEvent event) {
        double x = event.getX();
        var now = scale.get();
        if (Math.abs(x - now.x(viewport.fromNanos())) <= GRAB) {
            grip = Grip.FROM;
        } else if (Math.abs(x - now.x(viewport.toNanos())) <= GRAB) {
            grip = Grip.TO;
        } else {
            grip = Grip.PLAYHEAD;
        }
        drag(event);
    }

    public void drag(MouseEvent event) {
        long at = scale.get().nanosAt(event.getX());
        switch (grip) {
            case FROM -> viewport.show(Math.min(at, viewport.toNanos() - 1), viewport.toNanos());
            case TO -> viewport.show(viewport.fromNanos(), at);
            case PLAYHEAD -> scrub.accept(event);
        }
        event.consume();
    }
}
