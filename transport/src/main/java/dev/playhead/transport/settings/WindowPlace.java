package dev.playhead.transport.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Place of the window on the screens of a desk, px; that to which it goes back while it is maximised.
///
/// @param maximised whether it fills its screen
public record WindowPlace(double x, double y, double width, double height, boolean maximised) {
    /// No place was remembered yet.
    public static final WindowPlace NONE = new WindowPlace(0, 0, 0, 0, false);

    static final SettingType<WindowPlace> TYPE = new SettingType<>(
            "an object with the numbers x, y, width, height and with maximised",
            json -> json instanceof Map<?, ?> map ? read(map) : null,
            WindowPlace::write);

    /// Returns whether a place was remembered.
    public boolean isKnown() {
        return width > 0 && height > 0;
    }

    private static @Nullable WindowPlace read(Map<?, ?> map) {
        return map.get("x") instanceof Number x
                        && map.get("y") instanceof Number y
                        && map.get("width") instanceof Number width
                        && map.get("height") instanceof Number height
                        && map.get("maximised") instanceof Boolean maximised
                ? new WindowPlace(
                        x.doubleValue(), y.doubleValue(), width.doubleValue(), height.doubleValue(), maximised)
                : null;
    }

    private static Object write(WindowPlace place) {
        var map = new LinkedHashMap<String, Object>();
        map.put("x", place.x);
        map.put("y", place.y);
        map.put("width", place.width);
        map.put("height", place.height);
        map.put("maximised", place.maximised);
        return map;
    }
}
