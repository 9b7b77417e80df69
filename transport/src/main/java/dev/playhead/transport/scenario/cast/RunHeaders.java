package dev.playhead.transport.scenario.cast;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The headers that AI Transport puts on messages, as far as simulated participants write them. For one
/// thread.
public final class RunHeaders {
    private final Map<String, String> transport = new LinkedHashMap<>();
    private final Map<String, String> codec = new LinkedHashMap<>();

    /// Adds a header of the transport.
    public RunHeaders with(String name, String value) {
        transport.put(name, value);
        return this;
    }

    /// Adds a header of the codec.
    public RunHeaders codec(String name, String value) {
        codec.put(name, value);
        return this;
    }

    /// Returns headers of their own that begin with these.
    public RunHeaders copy() {
        var copy = new RunHeaders();
        copy.transport.putAll(transport);
        copy.codec.putAll(codec);
        return copy;
    }

    /// The `extras` of a message.
    public Map<String, @Nullable Object> extras() {
        var ai = new LinkedHashMap<String, @Nullable Object>();
        ai.put("transport", new LinkedHashMap<>(transport));
        if (!codec.isEmpty()) {
            ai.put("codec", new LinkedHashMap<>(codec));
        }
        var extras = new LinkedHashMap<String, @Nullable Object>();
        extras.put("ai", ai);
        return extras;
    }
}
