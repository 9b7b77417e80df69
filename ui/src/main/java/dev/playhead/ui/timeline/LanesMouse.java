package dev.playhead.ui.timeline;

import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.mark.Ruler;
import dev.playhead.ui.time.TimeScale;
import dev.playhead.ui.time.TimelineViewport;
import dev.playhead.ui.timeline.LaneLayout.Row;
import java.util.function.LongConsumer;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/// Mouse over the lanes: a drag moves the playhead, with Shift what is on screen; a click chooses; the wheel scrolls,
/// with
/// Ctrl it zooms. FX thread.
final class LanesMouse {
    private static final double DRAGGED = 3;

    private final TimelineViewport viewport;
    private final Lanes lanes;
    private LongConsumer onScrub = nanos -> {};
    private double pressX;
    private boolean dragged;

    /// Lanes under the mouse.
    interface Lanes {
        /// Returns what they show; null while that is nothing.
        @Nullable
        Timeline timeline();

        LaneLayout layout();

        TimeScale scale();

        /// Returns the row at `y` px of the canvas; null over the ruler, and while there are none.
        @Nullable
        Row rowAt(double y);

        /// Returns the top of a row, px of the canvas.
        double top(Row row);

        void scrollBy(double pixels);

        void choose(MouseEvent at);
    }

    LanesMouse(Node over, TimelineViewport viewport, Lanes lanes) {
        this.viewport = viewport;
        this.lanes = lanes;
        over.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        over.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        over.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        over.addEventHandler(ScrollEvent.SCROLL, this::wheel);
    }

    void onScrub(LongConsumer listener) {
        onScrub = listener;
    }

    /// Moves the playhead to where the mouse is on a scale.
    void scrub(TimeScale scale, MouseEvent event) {
        viewport.scrubTo(scale.nanosAt(event.getX()));
        viewport.revealPlayhead();
        onScrub.accept(viewport.playheadNanos());
        event.consume();
    }

    private void press(MouseEvent event) {
        pressX = event.getX();
        dragged = false;
        if (event.getY() < Ruler.HEIGHT && !event.isShiftDown()) {
            scrub(lanes.scale(), event);
        }
    }

    private void drag(MouseEvent event) {
        var scale = lanes.scale();
        if (event.isShiftDown()) {
            viewport.pan(scale.lengthOf(pressX - event.getX()));
            pressX = event.getX();
            dragged = true;
        } else if (dragged || event.getY() < Ruler.HEIGHT || Math.abs(event.getX() - pressX) > DRAGGED) {
            dragged = true;
            scrub(scale, event);
        }
    }

    private void release(MouseEvent event) {
        var data = lanes.timeline();
        if (data == null) {
            return;
        }
        if (dragged || event.getY() < Ruler.HEIGHT) {
            if (!event.isShiftDown() && !event.isAltDown()) {
                var all =
                        lanes.layout().rows().stream().map(LaneLayout.Row::lane).toList();
                viewport.scrubTo(Snap.nearest(all, data.frames(), lanes.scale(), viewport.playheadNanos()));
                onScrub.accept(viewport.playheadNanos());
            }
            return;
        }
        lanes.choose(event);
    }

    private void wheel(ScrollEvent event) {
        if (event.isControlDown()) {
            long at = lanes.scale().nanosAt(event.getX());
            viewport.zoom(at, Math.pow(1.0025, -event.getDeltaY()));
        } else {
            lanes.scrollBy(-event.getDeltaY());
        }
        event.consume();
    }
}
