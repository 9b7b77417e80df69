package dev.playhead.ui.timeline;

import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.time.TimeScale;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;

/// Lanes one below the other. Heights are in px from the top of the lanes, the ruler not included.
record LaneLayout(List<Row> rows, double height) {
    static final LaneLayout EMPTY = new LaneLayout(List.of(), 0);

    /// One lane in its place.
    ///
    /// @param first whether it is the first of its group
    record Row(Lane lane, double y, boolean first) {
        double height() {
            return lane.height();
        }
    }

    LaneLayout {
        rows = List.copyOf(rows);
    }

    static LaneLayout of(Timeline timeline) {
        return of(Lane.of(timeline));
    }

    static LaneLayout of(List<? extends Lane> lanes) {
        var rows = new ArrayList<Row>();
        double y = 0;
        for (Lane lane : lanes) {
            boolean first = rows.isEmpty() || !rows.getLast().lane().heading().equals(lane.heading());
            rows.add(new Row(lane, y, first));
            y += lane.height();
        }
        return new LaneLayout(rows, y);
    }

    /// Lanes that scroll, from the top down.
    List<Row> scrolling() {
        return rows.stream().filter(row -> !row.lane().isPinned()).toList();
    }

    /// Lanes that stay in sight, from the top down. They are the last ones.
    List<Row> pinned() {
        return rows.stream().filter(row -> row.lane().isPinned()).toList();
    }

    /// Top of a row, px below the ruler, in a window of `room` px scrolled by `scroll`. Pinned ones lie at the lower
    /// edge when there is not enough room for all.
    double top(Row row, double scroll, double room) {
        double y = row.y() - scroll;
        double below = height - row.y();
        return row.lane().isPinned() ? Math.min(y, Math.max(0, room - below)) : y;
    }

    /// Returns the row that lies `y` px below the ruler; the last one when that is below all.
    Row rowAt(double y, double scroll, double room) {
        Row found = rows.getFirst();
        for (Row row : rows) {
            if (y >= top(row, scroll, room)) {
                found = row;
            }
        }
        return found;
    }

    /// Returns what lies at a place, px from the left of the lanes and below the ruler.
    Selection hit(TimeScale scale, Point2D place, double scroll, double room) {
        return rows.isEmpty()
                ? Selection.NONE
                : rowAt(place.getY(), scroll, room).lane().hit(scale, place.getX());
    }
}
