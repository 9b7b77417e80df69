package dev.playhead.transport.credential;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Objects as they may be recorded: texts only in fields that are known to hold no secret, numbers and truth values
/// anywhere.
final class MaskedTree {
    static final String MASK = "***";
    /// Field for the name of a key, whose content passes only when it is one.
    static final String KEY_NAME = "keyName";
    /// Fields whose content is the user's, as that of a message is.
    private static final Set<String> CONTENT = Set.of("data", "extras", "metadata", "notification", "capability");

    private MaskedTree() {}

    /// @param texts names of the fields that may hold texts
    static @Nullable Object of(@Nullable Object value, Set<String> texts) {
        return of(value, texts, false);
    }

    private static @Nullable Object of(@Nullable Object value, Set<String> texts, boolean passes) {
        return switch (value) {
            case Map<?, ?> map -> {
                var masked = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((key, field) -> {
                    var name = String.valueOf(key);
                    if (CONTENT.contains(name) || isNameOfKey(name, field, texts)) {
                        masked.put(name, field);
                    } else {
                        masked.put(name(name, texts), of(field, texts, texts.contains(name) && !name.equals(KEY_NAME)));
                    }
                });
                yield masked;
            }
            case List<?> list -> {
                var masked = new ArrayList<@Nullable Object>();
                list.forEach(item -> masked.add(of(item, texts, passes)));
                yield masked;
            }
            case Number number -> number;
            case Boolean truth -> truth;
            case String text when passes -> text;
            case null -> null;
            default -> MASK;
        };
    }

    // Where the name of a key belongs; anywhere else that field may hold anything.
    private static boolean isNameOfKey(String field, @Nullable Object value, Set<String> texts) {
        return field.equals(KEY_NAME) && texts.contains(KEY_NAME) && value instanceof String text && Key.isName(text);
    }

    /// The fields that nobody knows, as they may be recorded.
    static Map<String, @Nullable Object> unknown(Map<String, @Nullable Object> fields) {
        var masked = new LinkedHashMap<String, @Nullable Object>();
        fields.forEach((name, value) -> masked.put(name(name, Set.of()), of(value, Set.of(), false)));
        return masked;
    }

    // A name is what a program has written, unless it looks like what a program was given.
    private static String name(String name, Set<String> texts) {
        return texts.contains(name) || name.matches("[A-Za-z_]{1,24}") ? name : MASK;
    }
}
