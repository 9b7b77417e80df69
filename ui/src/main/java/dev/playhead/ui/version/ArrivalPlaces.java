package dev.playhead.ui.version;

import dev.playhead.transport.insight.MessageVersions;
import dev.playhead.ui.detail.VersionPlaces;
import java.util.List;

/// Places of the grid of arrivals on screen, px from its upper left corner.
///
/// @param versions where each version is, from [#NAMES] on
/// @param count how many versions there are
/// @param rows how many devices, with the history
record ArrivalPlaces(double width, VersionPlaces versions, int count, int rows) {
    static final double NAMES = 100;
    static final double LEFT = 16;
    static final double AXIS = 28;
    static final double ROW = 40;
    static final double MARK = 22;
    private static final double SINGLE = 12;

    static ArrivalPlaces of(List<MessageVersions.Version> all, int rows, double width) {
        return new ArrivalPlaces(width, VersionPlaces.of(all, Math.max(40, width - NAMES - LEFT)), all.size(), rows);
    }

    /// Middle of a version.
    ///
    /// @param index from 0
    double x(int index) {
        return NAMES + versions.x()[index];
    }

    /// Upper edge of the marks of a row.
    double y(int row) {
        return AXIS + row * ROW + (ROW - MARK) / 2;
    }

    double height() {
        return AXIS + rows * ROW + 4;
    }

    /// Room of one append, or of a version that stands alone.
    ///
    /// @param index from 0
    double pitch(int index) {
        for (var box : versions.boxes()) {
            if (index >= box.first() && index <= box.last()) {
                return (box.to() - box.from()) / box.size();
            }
        }
        return SINGLE;
    }

    /// Index of the version at a place; -1 for none.
    int versionAt(double x) {
        return x < NAMES - 8 ? -1 : versions.nearest(x - NAMES);
    }

    /// The row at a place; -1 for none.
    int rowAt(double y) {
        int row = (int) Math.floor((y - AXIS) / ROW);
        return row >= 0 && row < rows ? row : -1;
    }
}
