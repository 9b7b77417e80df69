package dev.playhead.ui.timeline;

import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.lane.LaneArrangement;
import dev.playhead.ui.time.TimeScale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Point2D;

/// Lanes one below the other, as somebody has arranged them. Heights are in px from the top of the lanes, the ruler not
/// included.
///
/// @param groups keys of the groups that can be moved, from the top down
record LaneLayout(List<Row> rows, double height, List<String> groups) {
    static final LaneLayout EMPTY = new LaneLayout(List.of(), 0, List.of());

    private static final double HIGHEST = 240;

    /// One lane in its place.
    ///
    /// @param key of the lane in an arrangement; that of its group when all of the group is in this row
    /// @param first whether it is the first of its group
    /// @param pinned whether it stays in sight when there is not enough room for all
    /// @param above height of the pinned lanes before it, px
    /// @param below height of the pinned lanes from it on, px
    record Row(
            Lane lane, String key, double y, double height, boolean first, boolean pinned, double above, double below) {
        /// Returns whether all of its group is in this row.
        boolean isGroup() {
            return LaneArrangement.groupOf(key).equals(LaneArrangement.GROUPS);
        }

        String group() {
            return lane.heading();
        }
    }

    LaneLayout {
        rows = List.copyOf(rows);
        groups = List.copyOf(groups);
    }

    static LaneLayout of(Timeline timeline) {
        return of(Lane.of(timeline));
    }

    static LaneLayout of(List<? extends Lane> lanes) {
        return of(lanes, LaneArrangement.NONE);
    }

    static LaneLayout of(List<? extends Lane> lanes, LaneArrangement arrangement) {
        var groups = new LinkedHashMap<String, Map<String, Lane>>();
        var fixed = new ArrayList<String>();
        var uses = new HashMap<String, Integer>();
        for (Lane lane : lanes) {
            var members = groups.computeIfAbsent(lane.heading(), heading -> new LinkedHashMap<>());
            members.put(unused(LaneArrangement.key(lane.heading(), lane.id()), members, uses), lane);
            if (lane.isPinned() && !fixed.contains(lane.heading())) {
                fixed.add(lane.heading());
            }
        }
        var movable =
                groups.keySet().stream().filter(group -> !fixed.contains(group)).toList();
        var order = arrangement.arranged(LaneArrangement.GROUPS, movable);
        var rows = new Rows(arrangement);
        order.forEach(group -> rows.group(group, groups.getOrDefault(group, Map.of())));
        fixed.forEach(group -> rows.group(group, groups.getOrDefault(group, Map.of())));
        return new LaneLayout(rows.placed(), rows.y, order);
    }

    /// Returns the allowed height of a lane that is nearest to the wanted one, px.
    static double allowed(Lane lane, double wanted) {
        return Math.clamp(wanted, lane.leastHeight(), Math.max(HIGHEST, lane.height()));
    }

    /// @param uses how often each key was wanted
    private static String unused(String key, Map<String, Lane> members, Map<String, Integer> uses) {
        int use = uses.merge(key, 1, Integer::sum);
        String free = use == 1 ? key : key + " " + use;
        while (members.containsKey(free)) {
            use = uses.merge(key, 1, Integer::sum);
            free = key + " " + use;
        }
        return free;
    }

    /// Rows that are put one below the other.
    private static final class Rows {
        private final LaneArrangement arrangement;
        private final List<Row> all = new ArrayList<>();
        private double y;

        Rows(LaneArrangement arrangement) {
            this.arrangement = arrangement;
        }

        void group(String group, Map<String, Lane> members) {
            var keys = arrangement.arranged(group, List.copyOf(members.keySet()));
            boolean folded = arrangement.isCollapsed(group);
            var hidden = new ArrayList<Lane>();
            for (var key : keys) {
                var lane = members.get(key);
                // Who wants a lane in sight wants it there when its group is folded, too.
                if (folded && lane != null && !arrangement.isPinned(key)) {
                    hidden.add(lane);
                }
            }
            boolean first = true;
            if (!hidden.isEmpty()) {
                add(CollapsedLane.group(hidden), group, true);
                first = false;
            }
            for (var key : keys) {
                var lane = members.get(key);
                if (lane != null && !(folded && !arrangement.isPinned(key))) {
                    add(arrangement.isCollapsed(key) ? CollapsedLane.of(lane) : lane, key, first);
                    first = false;
                }
            }
        }

        private void add(Lane lane, String key, boolean first) {
            double high = lane instanceof CollapsedLane
                    ? lane.height()
                    : allowed(lane, arrangement.height(key, lane.height()));
            boolean pinned = lane.isPinned() || arrangement.isPinned(key);
            all.add(new Row(lane, key, y, high, first, pinned, 0, 0));
            y += high;
        }

        List<Row> placed() {
            double pinned =
                    all.stream().filter(Row::pinned).mapToDouble(Row::height).sum();
            double above = 0;
            var placed = new ArrayList<Row>();
            for (Row row : all) {
                placed.add(new Row(row.lane, row.key, row.y, row.height, row.first, row.pinned, above, pinned - above));
                above += row.pinned ? row.height : 0;
            }
            return placed;
        }
    }

    /// Lanes that scroll, from the top down.
    List<Row> scrolling() {
        return rows.stream().filter(row -> !row.pinned).toList();
    }

    /// Lanes that stay in sight, from the top down.
    List<Row> pinned() {
        return rows.stream().filter(Row::pinned).toList();
    }

    /// Returns the lanes of a group from the top down, by their keys, or the groups.
    List<String> siblings(String key) {
        String group = LaneArrangement.groupOf(key);
        return group.equals(LaneArrangement.GROUPS)
                ? groups
                : rows.stream()
                        .filter(row -> row.group().equals(group) && !row.isGroup())
                        .map(Row::key)
                        .toList();
    }

    /// Returns the place among its siblings to which a lane or group goes that is dropped `y` px from the top of the
    /// lanes.
    int indexAt(String key, double y) {
        var middles = new HashMap<String, Double>();
        boolean groupsMove = LaneArrangement.groupOf(key).equals(LaneArrangement.GROUPS);
        for (Row row : rows) {
            // A group is as high as its rows together; its middle is that of the first and the last.
            double middle = row.y + row.height / 2;
            middles.merge(groupsMove ? row.group() : row.key, middle, (a, b) -> (a + b) / 2);
        }
        int index = 0;
        for (var sibling : siblings(key)) {
            if (!sibling.equals(key) && middles.getOrDefault(sibling, 0.0) < y) {
                index++;
            }
        }
        return index;
    }

    /// Top of a row, px below the ruler, in a window of `room` px scrolled by `scroll`. Pinned ones are scrolled no
    /// further
    /// than to the edge of the window, or to other pinned ones there; the lower edge has the last word.
    double top(Row row, double scroll, double room) {
        double y = row.y - scroll;
        if (!row.pinned) {
            return y;
        }
        double lowest = Math.max(0, room - row.below);
        return Math.min(Math.max(y, row.lane.isPinned() ? Double.NEGATIVE_INFINITY : row.above), lowest);
    }

    /// Returns the row that lies `y` px below the ruler; the last one when that is below all.
    Row rowAt(double y, double scroll, double room) {
        for (Row row : pinned().reversed()) {
            double top = top(row, scroll, room);
            if (y >= top && y < top + row.height) {
                return row;
            }
        }
        Row found = rows.getFirst();
        for (Row row : rows) {
            if (y >= row.y - scroll) {
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
