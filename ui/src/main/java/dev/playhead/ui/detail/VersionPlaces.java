package dev.playhead.ui.detail;

import dev.playhead.transport.insight.MessageVersions;
import dev.playhead.transport.insight.MessageVersions.Kind;
import java.util.ArrayList;
import java.util.List;

/// Places of versions along a strip: creations, edits and deletes have room of their own, appends that follow
/// each other share a box. Immutable.
///
/// @param x middle of each version, px
/// @param boxes where appends follow each other
@SuppressWarnings("ArrayRecordComponent")
public record VersionPlaces(double[] x, List<Box> boxes) {
    private static final double EDGE = 12;
    private static final double MOST_OF_ONE = 64;
    // A few appends do not look like many.
    private static final double MOST_OF_APPEND = 12;

    /// @param first index of the first append
    /// @param last index of the last append
    public record Box(int first, int last, double from, double to) {
        /// Returns how many appends share it.
        public int size() {
            return last - first + 1;
        }
    }

    /// Finds places.
    ///
    /// @param width px that there are for all of them
    public static VersionPlaces of(List<MessageVersions.Version> versions, double width) {
        int appends = (int) versions.stream()
                .filter(version -> version.kind() == Kind.APPEND)
                .count();
        int others = versions.size() - appends;
        double room = Math.max(1, width - 2 * EDGE);
        double one = Math.min(MOST_OF_ONE, room / Math.max(1, appends == 0 ? others : others * 2.0));
        double append = appends == 0 ? 0 : Math.min(MOST_OF_APPEND, (room - others * one) / appends);
        var x = new double[versions.size()];
        var boxes = new ArrayList<Box>();
        double at = EDGE;
        for (int i = 0; i < x.length; i++) {
            boolean isAppend = versions.get(i).kind() == Kind.APPEND;
            double wide = isAppend ? append : one;
            if (isAppend) {
                boolean goesOn = !boxes.isEmpty() && boxes.getLast().last() == i - 1;
                boxes.add(goesOn ? longer(boxes.removeLast(), at + wide) : new Box(i, i, at, at + wide));
            }
            x[i] = isAppend ? at + wide / 2 : at;
            at += wide;
        }
        return new VersionPlaces(x, List.copyOf(boxes));
    }

    private static Box longer(Box box, double to) {
        return new Box(box.first, box.last + 1, box.from, to);
    }

    /// Index of the version that is nearest to a place, px; -1 when there is none.
    public int nearest(double place) {
        int nearest = -1;
        for (int i = 0; i < x.length; i++) {
            if (nearest < 0 || Math.abs(x[i] - place) < Math.abs(x[nearest] - place)) {
                nearest = i;
            }
        }
        return nearest;
    }
}
