package dev.playhead.transport.core;

import dev.playhead.transport.core.state.State;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Compares two states by walking through every field of every object that they reach. A field that somebody adds is
/// compared without anybody thinking of it.
final class StateGraph {
    /// What says nothing of the state: caches, and whether something is shared with a copy.
    private static final Set<String> LEFT_OUT = Set.of(
            "Attachment.known",
            "Channel.audience",
            "MessageFilter.expression",
            "Queue.firstMs",
            "MessageAnnotations.shared",
            "StatsHistory.current",
            "StatsHistory.currentMinute",
            "StoredMessage.versionsShared");
    /// Looked up only, so that its order is nobody's business.
    private static final Set<String> UNORDERED =
            Set.of("ChannelMessages.serialOfId", "Attachment.missed", "Attachment.olderSeen");

    private final Map<Object, Object> seen = new IdentityHashMap<>();
    private final Set<String> told;
    private final Set<String> all;

    /// @param told gets the fields that were met with something in them
    /// @param all gets all fields that were met
    StateGraph(Set<String> told, Set<String> all) {
        this.told = told;
        this.all = all;
    }

    /// Where two brokers differ, in words; null when they do not.
    static @Nullable String difference(Broker one, Broker other) {
        return new StateGraph(new TreeSet<>(), new TreeSet<>()).compare("state", state(one), state(other));
    }

    static State state(Broker broker) {
        try {
            var field = Broker.class.getDeclaredField("state");
            field.setAccessible(true);
            return (State) field.get(broker);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @Nullable
    String compare(String where, @Nullable Object one, @Nullable Object other) {
        if (one == null || other == null) {
            return one == other ? null : where + ": " + one + " and " + other;
        }
        if (one == other || seen.get(one) == other) {
            return one == other && isOurs(one) ? walkAlone(where, one) : null;
        }
        seen.put(one, other);
        if (one instanceof Map<?, ?> map && other instanceof Map<?, ?> second) {
            return maps(where, map, second);
        }
        if (one instanceof Collection<?> items && other instanceof Collection<?> second) {
            return items(where, List.copyOf(nulls(items)), List.copyOf(nulls(second)));
        }
        if (one instanceof Optional<?> first && other instanceof Optional<?> second) {
            return compare(where, first.orElse(null), second.orElse(null));
        }
        if (one.getClass() != other.getClass()) {
            return where + ": " + one.getClass() + " and " + other.getClass();
        }
        if (one.getClass().isArray()) {
            return arrays(where, one, other);
        }
        if (one instanceof Enum<?> || !isOurs(one)) {
            return one.equals(other) ? null : where + ": " + one + " and " + other;
        }
        return fields(where, one, other);
    }

    private static List<Object> nulls(Collection<?> items) {
        var all = new ArrayList<Object>();
        items.forEach(item -> all.add(item == null ? Optional.empty() : item));
        return all;
    }

    private static boolean isOurs(Object value) {
        return value.getClass().getName().startsWith("dev.playhead");
    }

    // What both share is equal, but has fields to be noted as met.
    private @Nullable String walkAlone(String where, Object shared) {
        return seen.put(shared, shared) == null && !(shared instanceof Enum<?>) ? fields(where, shared, shared) : null;
    }

    private @Nullable String fields(String where, Object one, Object other) {
        for (Class<?> type = one.getClass();
                type != Object.class && type != Record.class;
                type = type.getSuperclass()) {
            for (var field : type.getDeclaredFields()) {
                var name = type.getSimpleName() + "." + field.getName();
                if (Modifier.isStatic(field.getModifiers()) || field.isSynthetic() || LEFT_OUT.contains(name)) {
                    continue;
                }
                var first = get(field, one);
                all.add(name);
                if (!isNothing(first)) {
                    told.add(name);
                }
                var second = get(field, other);
                var different = UNORDERED.contains(name)
                        ? unordered(where + "/" + name, first, second)
                        : compare(where + "/" + name, first, second);
                if (different != null) {
                    return different;
                }
            }
        }
        return null;
    }

    private static boolean isNothing(@Nullable Object value) {
        return value == null
                || value.equals(Optional.empty())
                || value.equals(false)
                || (value instanceof Number number && number.doubleValue() == 0)
                || (value instanceof Collection<?> items && items.isEmpty())
                || (value instanceof Map<?, ?> map && map.isEmpty());
    }

    private static @Nullable Object get(Field field, Object of) {
        try {
            field.setAccessible(true);
            return field.get(of);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static @Nullable String unordered(String where, @Nullable Object one, @Nullable Object other) {
        var first = one instanceof Collection<?> items ? new HashSet<>(items) : one;
        var second = other instanceof Collection<?> items ? new HashSet<>(items) : other;
        return Objects.equals(first, second) ? null : where + ": " + one + " and " + other;
    }

    private @Nullable String maps(String where, Map<?, ?> one, Map<?, ?> other) {
        var keys = items(where + " keys", nulls(one.keySet()), nulls(other.keySet()));
        if (keys != null) {
            return keys;
        }
        for (var entry : new LinkedHashMap<>(one).entrySet()) {
            var different = compare(where + "[" + entry.getKey() + "]", entry.getValue(), other.get(entry.getKey()));
            if (different != null) {
                return different;
            }
        }
        return null;
    }

    private @Nullable String items(String where, List<?> one, List<?> other) {
        if (one.size() != other.size()) {
            return where + ": " + one.size() + " and " + other.size() + ", " + one + " and " + other;
        }
        for (int i = 0; i < one.size(); i++) {
            var different = compare(where + "[" + i + "]", one.get(i), other.get(i));
            if (different != null) {
                return different;
            }
        }
        return null;
    }

    private @Nullable String arrays(String where, Object one, Object other) {
        if (Array.getLength(one) != Array.getLength(other)) {
            return where + ": arrays of " + Array.getLength(one) + " and " + Array.getLength(other);
        }
        for (int i = 0; i < Array.getLength(one); i++) {
            var different = compare(where + "[" + i + "]", Array.get(one, i), Array.get(other, i));
            if (different != null) {
                return different;
            }
        }
        return null;
    }
}
