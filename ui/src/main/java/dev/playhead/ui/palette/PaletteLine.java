package dev.playhead.ui.palette;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Line of the list of results. Immutable.
sealed interface PaletteLine {
    /// Returns its group.
    PaletteGroup group();

    /// @param first whether it is the first of its group, which is named beside it
    record Result(PaletteResult result, boolean first) implements PaletteLine {
        @Override
        public PaletteGroup group() {
            return result.group();
        }
    }

    /// @param count how many more the group has
    /// @param atLeast whether there may be more than that
    record More(PaletteGroup group, int count, boolean atLeast) implements PaletteLine {}

    /// Lays out results by groups, in the order of the groups.
    ///
    /// @param most of a group, before the rest is only counted
    /// @param recentFirst whether those chosen before come first, and not last
    static List<PaletteLine> of(List<PaletteResult> results, int most, boolean recentFirst) {
        Map<PaletteGroup, List<PaletteResult>> byGroup = new EnumMap<>(PaletteGroup.class);
        for (var result : results) {
            byGroup.computeIfAbsent(result.group(), group -> new ArrayList<>()).add(result);
        }
        var groups = new ArrayList<>(byGroup.keySet());
        if (!recentFirst && groups.remove(PaletteGroup.RECENT)) {
            groups.addLast(PaletteGroup.RECENT);
        }
        var lines = new ArrayList<PaletteLine>();
        for (var group : groups) {
            var all = byGroup.getOrDefault(group, List.of());
            // A line that says "1 more" could as well be that one.
            int shown = all.size() <= most + 1 ? all.size() : most;
            for (int i = 0; i < shown; i++) {
                lines.add(new Result(all.get(i), i == 0));
            }
            if (all.size() > shown) {
                lines.add(new More(group, all.size() - shown, all.size() >= PaletteSource.MOST));
            }
        }
        return lines;
    }
}
