package dev.playhead.ui.settings;

import dev.playhead.transport.settings.SettingCatalog;
import dev.playhead.transport.settings.SettingsStore;
import dev.playhead.ui.control.LayoutMemory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// Arrangement of a window in the settings. FX thread.
///
/// @param settings that it is in
public record StoredLayout(SettingsStore settings) implements LayoutMemory {
    @Override
    public OptionalDouble share(String split) {
        var share = settings.get(SettingCatalog.DIVIDERS).get(split);
        return share == null ? OptionalDouble.empty() : OptionalDouble.of(share);
    }

    @Override
    public void share(String split, double share) {
        var all = new LinkedHashMap<>(settings.get(SettingCatalog.DIVIDERS));
        if (Double.isNaN(share)) {
            all.remove(split);
        } else {
            all.put(split, Math.clamp(share, 0, 1));
        }
        settings.remember(SettingCatalog.DIVIDERS, all);
    }

    @Override
    public @Nullable List<String> hidden(String table) {
        return settings.get(SettingCatalog.HIDDEN_COLUMNS).get(table);
    }

    @Override
    public Map<String, List<String>> lanes() {
        return settings.get(SettingCatalog.LANES);
    }

    @Override
    public Map<String, Double> laneHeights() {
        return settings.get(SettingCatalog.LANE_HEIGHTS);
    }

    @Override
    public void lanes(Map<String, List<String>> arrangement, Map<String, Double> heights) {
        settings.remember(SettingCatalog.LANES, arrangement);
        settings.remember(SettingCatalog.LANE_HEIGHTS, heights);
    }

    @Override
    public void hide(String table, List<String> columns) {
        var all = new LinkedHashMap<>(settings.get(SettingCatalog.HIDDEN_COLUMNS));
        all.put(table, List.copyOf(columns));
        settings.remember(SettingCatalog.HIDDEN_COLUMNS, all);
    }
}
