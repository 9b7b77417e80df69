package dev.playhead.transport.protocol;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Unmodifiable copies that keep the order of their source. `Map.copyOf` iterates in an order that differs from
/// one process to the next, which would make a re-run of a recording write other bytes than the first run.
public final class Ordered {
    private Ordered() {}

    /// A copy of `source`, same order, unmodifiable. Values may be null, as JSON null is.
    public static <K, V extends @Nullable Object> Map<K, V> copyOf(Map<K, V> source) {
        return source.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(source));
    }
}
