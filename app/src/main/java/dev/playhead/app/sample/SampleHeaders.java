package dev.playhead.app.sample;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The headers that AI Transport puts on messages, as far as the sample uses them.
final class SampleHeaders {
    private final Map<String, String> transport = new LinkedHashMap<>();
    private final Map<String, String> codec = new LinkedHashMap<>();

    SampleHeaders with(String name, String value) {
        transport.put(name, value);
        return this;
    }

    SampleHeaders codec(String name, String value) {
        codec.put(name, value);
        return this;
    }

    SampleHeaders copy() {
        var copy = new SampleHeaders();
        copy.transport.putAll(transport);
        copy.codec.putAll(codec);
        return copy;
    }

    /// The `extras` of a message.
    Map<String, @Nullable Object> extras() {
        var ai = new LinkedHashMap<String, @Nullable Object>();
        ai.put("transport", Map.copyOf(transport));
        if (!codec.isEmpty()) {
            ai.put("codec", Map.copyOf(codec));
        }
        var extras = new LinkedHashMap<String, @Nullable Object>();
        extras.put("ai", ai);
        return extras;
    }
}
