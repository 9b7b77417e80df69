package dev.playhead.transport.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Price of a model that a person has written, in US dollars for a million tokens. For estimates.
///
/// @param in of what the model reads
/// @param out of what it writes
public record ModelPrice(double in, double out) {
    /// The highest price that can be written.
    public static final double MOST = 1_000_000;

    static final SettingType<ModelPrice> TYPE = new SettingType<>(
            "an object with the prices in and out, from 0 to 1000000",
            json -> json instanceof Map<?, ?> map ? read(map) : null,
            ModelPrice::write);

    public ModelPrice {
        if (!(in >= 0 && in <= MOST && out >= 0 && out <= MOST)) {
            throw new IllegalArgumentException("A price is a number from 0 to 1,000,000 US dollars.");
        }
    }

    /// Returns what so many tokens cost that it writes, US dollars.
    public double ofOutput(double tokens) {
        return out * tokens / 1_000_000;
    }

    private static @Nullable ModelPrice read(Map<?, ?> map) {
        try {
            return map.get("in") instanceof Number in && map.get("out") instanceof Number out
                    ? new ModelPrice(in.doubleValue(), out.doubleValue())
                    : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Object write(ModelPrice price) {
        var map = new LinkedHashMap<String, Object>();
        map.put("in", price.in);
        map.put("out", price.out);
        return map;
    }
}
