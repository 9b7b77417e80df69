package dev.playhead.transport.codec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Takes known fields out of an object that was read, so that what is left is what nobody knows. A field of
/// the wrong type is left there too: shown and kept, never guessed at. What is taken is null when the field
/// is absent or of the wrong type. For one thread.
public final class ObjectFields {
    private final Map<String, @Nullable Object> left;

    /// Fields of an object that stays as it is.
    public ObjectFields(Map<String, @Nullable Object> object) {
        this(object, true);
    }

    private ObjectFields(Map<String, @Nullable Object> object, boolean copied) {
        left = copied ? new LinkedHashMap<>(object) : object;
    }

    /// Fields of an object that nobody reads again: what is taken is missing in it. Every frame that comes is read so.
    ///
    /// @param object can be changed
    static ObjectFields consuming(Map<String, @Nullable Object> object) {
        return new ObjectFields(object, false);
    }

    /// Takes a text.
    @Nullable
    public String text(String name) {
        return take(name, String.class);
    }

    /// Takes a whole number of 64 bits. One that is larger, or broken, is not rounded: it is left.
    @Nullable
    Long number(String name) {
        return takeWhole(name, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /// Takes a whole number of 32 bits.
    @Nullable
    Integer integer(String name) {
        var value = takeWhole(name, Integer.MIN_VALUE, Integer.MAX_VALUE);
        return value == null ? null : value.intValue();
    }

    /// Takes a whole number of 64 bits that is not below zero.
    @Nullable
    Long count(String name) {
        return takeWhole(name, 0, Long.MAX_VALUE);
    }

    /// Takes a whole number of 32 bits that is not below zero.
    @Nullable
    Integer smallCount(String name) {
        var value = takeWhole(name, 0, Integer.MAX_VALUE);
        return value == null ? null : value.intValue();
    }

    private @Nullable Long takeWhole(String name, long least, long most) {
        var value = whole(left.get(name));
        if (value == null || value < least || value > most) {
            return null;
        }
        left.remove(name);
        return value;
    }

    /// Returns the whole number that a value is; null when it is none, or larger than 64 bits.
    public static @Nullable Long whole(@Nullable Object value) {
        return switch (value) {
            case Long number -> number;
            case Integer number -> number.longValue();
            // Some writers have only one kind of number; beyond 2^53 it no longer says which one was meant.
            case Double number when number == Math.rint(number) && Math.abs(number) <= 1L << 53 -> number.longValue();
            case null, default -> null;
        };
    }

    /// Takes a number.
    @Nullable
    Double decimal(String name) {
        var value = take(name, Number.class);
        return value == null ? null : value.doubleValue();
    }

    /// Returns whether a field of this name is left that is not null.
    boolean has(String name) {
        return left.get(name) != null;
    }

    /// Takes a value of any type.
    @Nullable
    Object any(String name) {
        return left.remove(name);
    }

    /// Takes an object.
    @SuppressWarnings("unchecked")
    @Nullable
    Map<String, @Nullable Object> object(String name) {
        return (Map<String, @Nullable Object>) take(name, Map.class);
    }

    /// Returns an object, which stays where it is.
    @SuppressWarnings("unchecked")
    @Nullable
    Map<String, @Nullable Object> peekObject(String name) {
        return left.get(name) instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : null;
    }

    /// Takes the string values of an object; numbers and booleans are taken as their text.
    @Nullable
    Map<String, String> texts(String name) {
        var object = object(name);
        if (object == null) {
            return null;
        }
        var texts = new LinkedHashMap<String, String>();
        object.forEach((key, value) -> {
            if (value != null) {
                texts.put(key, value.toString());
            }
        });
        return texts;
    }

    /// Takes the objects of an array. An array that holds anything else stays among the unknown.
    @SuppressWarnings("unchecked")
    @Nullable
    public List<Map<String, @Nullable Object>> objects(String name) {
        var list = left.get(name);
        if (!(list instanceof List<?> items)) {
            return null;
        }
        for (var item : items) {
            if (!(item instanceof Map)) {
                return null;
            }
        }
        left.remove(name);
        return (List<Map<String, @Nullable Object>>) items;
    }

    /// Returns the fields that have not been taken. JSON nulls are absent fields, so they do not count.
    Map<String, @Nullable Object> unknown() {
        left.values().removeIf(value -> value == null);
        return left;
    }

    private <T> @Nullable T take(String name, Class<T> type) {
        var value = left.get(name);
        if (!type.isInstance(value)) {
            return null;
        }
        left.remove(name);
        return type.cast(value);
    }
}
