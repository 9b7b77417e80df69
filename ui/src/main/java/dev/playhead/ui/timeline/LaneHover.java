package dev.playhead.ui.timeline;

import dev.playhead.ui.lane.LaneTooltip;
import dev.playhead.ui.lane.PointerRest;
import dev.playhead.ui.mark.IdleMarks;
import dev.playhead.ui.timeline.LaneLayout.Row;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Words and lines that come when the pointer rests over the lanes: after 80 ms the way of a publish to the devices,
/// after 400 ms
/// words. The
/// way of a frame that is chosen is shown as long as the pointer asks for no other. FX thread.
final class LaneHover {
    private static final Duration FAN_OUT = Duration.millis(80);

    private final LanesMouse.Lanes lanes;
    private final LaneCanvases canvases;
    private final Runnable onChange;
    private int chosenRow = -1;

    /// @param onChange told when something else is to be painted
    LaneHover(Node over, LanesMouse.Lanes lanes, LaneCanvases canvases, Runnable onChange) {
        this.lanes = lanes;
        this.canvases = canvases;
        this.onChange = onChange;
        new LaneTooltip(over, this::words);
        new PointerRest(over, FAN_OUT, this::rests, () -> show(null, null));
    }

    /// Shows the way of the frame in a row of the frames table; -1 for none.
    void choose(int row) {
        chosenRow = row;
        show(null, null);
    }

    private void rests(MouseEvent event) {
        var data = lanes.timeline();
        var row = lanes.rowAt(event.getY());
        if (data != null && row != null) {
            var publish = row.lane().publishAt(lanes.scale(), event.getX());
            show(publish == null ? null : FanOut.of(data, publish), row);
        }
    }

    private void show(@Nullable FanOut hovered, @Nullable Row from) {
        var data = lanes.timeline();
        boolean changed = hovered == null && data != null && chosenRow >= 0
                ? canvases.fanOut(FanOut.of(data, chosenRow), null)
                : canvases.fanOut(hovered, hovered == null ? null : from);
        if (changed) {
            onChange.run();
        }
    }

    private String words(MouseEvent event) {
        var data = lanes.timeline();
        var row = lanes.rowAt(event.getY());
        if (data == null || row == null) {
            return "";
        }
        var scale = lanes.scale();
        long nanos = scale.nanosAt(event.getX());
        double within =
                (event.getY() - lanes.top(row)) / row.height() * row.lane().height();
        if (within >= row.lane().height() || nanos < data.startNanos() || nanos > data.endNanos()) {
            return "";
        }
        var fold = scale.folds().at(nanos);
        String folded = fold == null ? "" : "Folded, " + IdleMarks.words(fold) + "\n";
        return (folded + row.lane().tooltip(scale, nanos, within)).strip();
    }
}
