package dev.playhead.ui.timeline;

import dev.playhead.ui.timeline.LaneLayout.Row;
import java.util.OptionalDouble;

/// Place of a lane on the canvas among the others. In px.
record LanePlace(LaneLayout layout, Row row, double scroll) {
    /// Top of the lane.
    double y() {
        return y(row);
    }

    /// Lower edge of all lanes.
    double bottom() {
        return Ruler.HEIGHT + layout.height();
    }

    /// Middle of the lane that shows the connection of a participant; empty when none does.
    OptionalDouble middleOf(int participant) {
        for (Row each : layout.rows()) {
            if (each.lane().participant() == participant && participant >= 0) {
                return OptionalDouble.of(y(each) + each.height() / 2);
            }
        }
        return OptionalDouble.empty();
    }

    private double y(Row each) {
        return Ruler.HEIGHT + each.y() - scroll;
    }
}
