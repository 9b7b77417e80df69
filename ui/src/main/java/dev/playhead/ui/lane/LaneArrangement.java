package dev.playhead.ui.lane;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Arrangement of lanes by a person. Keys name what is arranged: `Devices` is a group, `Devices/Phone` a lane of it. It
/// may name lanes that a session does not have; another one may. Immutable.
///
/// @param collapsed groups and lanes that are folded to a strip
/// @param pinned lanes that stay in sight while others scroll
/// @param order lanes of a group in order, by its key; groups by the empty key
/// @param heights of lanes that somebody has resized, px
/// @param channels names of those that have lanes; null for those that matter near the playhead. Of one session alone,
/// and
/// not remembered longer
/// @param idleFolded whether time in which nothing happens takes little room
public record LaneArrangement(
        Set<String> collapsed,
        Set<String> pinned,
        Map<String, List<String>> order,
        Map<String, Double> heights,
        @Nullable Set<String> channels,
        boolean idleFolded) {
    /// Nobody has arranged anything.
    public static final LaneArrangement NONE = new LaneArrangement(Set.of(), Set.of(), Map.of(), Map.of(), null, false);

    /// Group of the groups.
    public static final String GROUPS = "";

    private static final String COLLAPSED = "collapsed";
    private static final String PINNED = "pinned";
    private static final String ORDER = "order ";
    private static final String IDLE = "idle";
    // Of sessions that were looked at long ago.
    private static final int MOST = 400;

    public LaneArrangement {
        collapsed = newest(collapsed);
        pinned = newest(pinned);
        var orders = new LinkedHashMap<String, List<String>>();
        order.forEach(
                (group, keys) -> orders.put(group, keys.stream().limit(MOST).toList()));
        order = Collections.unmodifiableMap(orders);
        heights = Collections.unmodifiableMap(new LinkedHashMap<>(heights));
        channels = channels == null ? null : Collections.unmodifiableSet(new LinkedHashSet<>(channels));
    }

    private static Set<String> newest(Set<String> keys) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(
                keys.stream().skip(Math.max(0, keys.size() - MOST)).toList()));
    }

    /// The key of a lane in a group.
    public static String key(String group, String lane) {
        return group + "/" + lane;
    }

    /// Returns the group of a key: that of a lane, or [#GROUPS] for a group.
    public static String groupOf(String key) {
        int slash = key.indexOf('/');
        return slash < 0 ? GROUPS : key.substring(0, slash);
    }

    /// Returns whether a group or lane is folded.
    public boolean isCollapsed(String key) {
        return collapsed.contains(key);
    }

    /// Returns whether a lane stays in sight.
    public boolean isPinned(String key) {
        return pinned.contains(key);
    }

    /// Returns the height that somebody gave a lane; `natural` when nobody has. In px.
    public double height(String key, double natural) {
        return heights.getOrDefault(key, natural);
    }

    /// Returns it with a group or lane folded, or unfolded when it was.
    public LaneArrangement toggled(String key) {
        return new LaneArrangement(turned(collapsed, key), pinned, order, heights, channels, idleFolded);
    }

    /// Returns it with a lane pinned, or unpinned when it was.
    public LaneArrangement pinToggled(String key) {
        return new LaneArrangement(collapsed, turned(pinned, key), order, heights, channels, idleFolded);
    }

    /// Returns it with lanes for these channels and no others; null for those that matter near the playhead.
    public LaneArrangement withChannels(@Nullable Set<String> chosen) {
        return new LaneArrangement(collapsed, pinned, order, heights, chosen, idleFolded);
    }

    /// Returns it with idle time folded, or unfolded when it was.
    public LaneArrangement idleToggled() {
        return new LaneArrangement(collapsed, pinned, order, heights, channels, !idleFolded);
    }

    private static Set<String> turned(Set<String> keys, String key) {
        var next = new LinkedHashSet<>(keys);
        if (!next.remove(key)) {
            next.add(key);
        }
        return next;
    }

    /// Returns it with another height of a lane, px.
    public LaneArrangement resized(String key, double height) {
        var next = new LinkedHashMap<>(heights);
        next.put(key, height);
        if (next.size() > MOST) {
            next.remove(next.keySet().iterator().next());
        }
        return new LaneArrangement(collapsed, pinned, order, next, channels, idleFolded);
    }

    /// Returns it with the natural height of a lane.
    public LaneArrangement resetHeight(String key) {
        var next = new LinkedHashMap<>(heights);
        next.remove(key);
        return new LaneArrangement(collapsed, pinned, order, next, channels, idleFolded);
    }

    /// Returns it with one of some siblings moved by so many places; as it is when there is no such place.
    ///
    /// @param siblings the lanes of one group, or the groups, as they lie now
    public LaneArrangement moved(List<String> siblings, String key, int by) {
        int to = siblings.indexOf(key) + by;
        return to < 0 || to >= siblings.size() ? this : placed(siblings, key, to);
    }

    /// Returns it with one of some siblings at a place among them.
    public LaneArrangement placed(List<String> siblings, String key, int index) {
        if (siblings.indexOf(key) == index) {
            return this;
        }
        var group = groupOf(key);
        var next = new ArrayList<>(siblings);
        next.remove(key);
        next.add(Math.clamp(index, 0, next.size()), key);
        // Those that are not there now keep their order among themselves.
        order.getOrDefault(group, List.of()).stream()
                .filter(Predicate.not(siblings::contains))
                .forEach(next::add);
        var orders = new LinkedHashMap<>(order);
        orders.put(group, next);
        return new LaneArrangement(collapsed, pinned, orders, heights, channels, idleFolded);
    }

    /// Returns the members of a group in the order that somebody gave them. One that nobody has moved stays behind the
    /// one that it follows by nature.
    public List<String> arranged(String group, List<String> natural) {
        var wanted = order.get(group);
        if (wanted == null) {
            return natural;
        }
        var all = new ArrayList<>(wanted.stream().filter(natural::contains).toList());
        for (int i = 0; i < natural.size(); i++) {
            if (!all.contains(natural.get(i))) {
                all.add(i == 0 ? 0 : all.indexOf(natural.get(i - 1)) + 1, natural.get(i));
            }
        }
        return all;
    }

    /// Returns what is folded, pinned and ordered, as lists by name.
    public Map<String, List<String>> lists() {
        var lists = new LinkedHashMap<String, List<String>>();
        lists.put(COLLAPSED, List.copyOf(collapsed));
        lists.put(PINNED, List.copyOf(pinned));
        order.forEach((group, keys) -> lists.put(ORDER + group, keys));
        lists.values().removeIf(List::isEmpty);
        if (idleFolded) {
            lists.put(IDLE, List.of("folded"));
        }
        return lists;
    }

    /// Reads what [#lists] wrote. What it does not know it leaves out.
    public static LaneArrangement of(Map<String, List<String>> lists, Map<String, Double> heights) {
        var order = new LinkedHashMap<String, List<String>>();
        lists.forEach((name, keys) -> {
            if (name.startsWith(ORDER)) {
                order.put(name.substring(ORDER.length()), keys);
            }
        });
        return new LaneArrangement(
                new LinkedHashSet<>(lists.getOrDefault(COLLAPSED, List.of())),
                new LinkedHashSet<>(lists.getOrDefault(PINNED, List.of())),
                order,
                heights,
                null,
                lists.containsKey(IDLE));
    }
}
