package dev.playhead.ui.timeline;

import dev.playhead.ui.mark.Ruler;
import dev.playhead.ui.timeline.LaneLayout.Row;
import java.util.OptionalDouble;

/// Place of a lane on the canvas among the others. In px.
///
/// @param room height of the window below the ruler
record LanePlace(LaneLayout layout, Row row, double scroll, double room) {
    /// Top of the lane.
    double y() {
        return y(row);
    }

    double height() {
        return row.height();
    }

    /// Lower edge of all lanes.
    double bottom() {
        return Ruler.HEIGHT + layout.height();
    }

    /// Middle of the lane that shows the connection of a participant; empty when none does.
    OptionalDouble middleOf(int participant) {
        for (Row each : layout.rows()) {
            if (each.lane().shows(participant)) {
                return OptionalDouble.of(y(each) + each.height() / 2);
            }
        }
        return OptionalDouble.empty();
    }

    private double y(Row each) {
        return Ruler.HEIGHT + layout.top(each, scroll, room);
    }
}
