package dev.playhead.transport.copy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Payloads without the keys of connections: with one of them anybody may speak for its client while the connection
/// lasts, and what is copied goes to other people.
public final class MaskedKeys {
    private static final String CONNECTION_KEY = "connectionKey";
    private static final Set<String> CONTENT = Set.of("data", "extras");
    static final String MASK = "***";

    private MaskedKeys() {}

    /// Returns the value with a mask for each key in it. What users sent as data stays as it is.
    public static @Nullable Object in(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var masked = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((name, field) -> masked.put(String.valueOf(name), in(String.valueOf(name), field)));
                yield masked;
            }
            case List<?> list -> {
                var masked = new ArrayList<@Nullable Object>();
                list.forEach(item -> masked.add(in(item)));
                yield masked;
            }
            case null, default -> value;
        };
    }

    private static @Nullable Object in(String name, @Nullable Object field) {
        if (name.equals(CONNECTION_KEY)) {
            return MASK;
        }
        return CONTENT.contains(name) ? field : in(field);
    }

    /// Returns whether a value has a key in it, or says that it had something which is not recorded.
    static boolean areIn(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> map.entrySet().stream().anyMatch(field -> areIn(field.getKey(), field.getValue()));
            case List<?> list -> list.stream().anyMatch(MaskedKeys::areIn);
            case String text -> text.equals(MASK);
            case null, default -> false;
        };
    }

    private static boolean areIn(@Nullable Object name, @Nullable Object field) {
        return CONNECTION_KEY.equals(name) || !CONTENT.contains(String.valueOf(name)) && areIn(field);
    }
}
