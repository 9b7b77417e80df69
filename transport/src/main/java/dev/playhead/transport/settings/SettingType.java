package dev.playhead.transport.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Type of a setting: its values as JSON and back. Immutable.
///
/// @param expected the values that are allowed, in words that follow "must be"
/// @param read a value from JSON; null when it is not allowed
/// @param write a value as JSON
public record SettingType<T>(String expected, Function<Object, @Nullable T> read, Function<T, Object> write) {
    /// Yes or no.
    public static SettingType<Boolean> flag() {
        return new SettingType<>("true or false", json -> json instanceof Boolean flag ? flag : null, flag -> flag);
    }

    /// A whole number within limits, both allowed.
    public static SettingType<Long> whole(long least, long most) {
        return new SettingType<>(
                String.format(Locale.ROOT, "a whole number from %d to %d", least, most),
                json -> json instanceof Long number && number >= least && number <= most ? number : null,
                number -> number);
    }

    /// One of the names of an enum, in lower case.
    public static <E extends Enum<E>> SettingType<E> choice(Class<E> values) {
        var names = Stream.of(values.getEnumConstants())
                .collect(Collectors.toMap(SettingType::name, value -> value, (a, b) -> a, LinkedHashMap::new));
        return new SettingType<>("one of " + String.join(", ", names.keySet()), names::get, SettingType::name);
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// One of several whole numbers.
    public static SettingType<Long> oneOf(List<Long> values) {
        return new SettingType<>(
                "one of " + values.stream().map(String::valueOf).collect(Collectors.joining(", ")),
                json -> json instanceof Long number && values.contains(number) ? number : null,
                number -> number);
    }

    /// A text; empty when nothing was chosen.
    public static SettingType<String> text() {
        return new SettingType<>("a text", json -> json instanceof String text ? text : null, text -> text);
    }

    /// A list of texts that each pass a check.
    ///
    /// @param one words for one of them
    /// @param check throws an `IllegalArgumentException` for one that is not allowed
    public static SettingType<List<String>> texts(String one, Consumer<String> check) {
        return new SettingType<>("a list in which each is " + one, json -> texts(json, check), texts -> texts);
    }

    private static @Nullable List<String> texts(@Nullable Object json, Consumer<String> check) {
        if (!(json instanceof List<?> list)) {
            return null;
        }
        var texts = new ArrayList<String>();
        for (var each : list) {
            if (!(each instanceof String text)) {
                return null;
            }
            try {
                check.accept(text);
            } catch (IllegalArgumentException e) {
                return null;
            }
            texts.add(text);
        }
        return List.copyOf(texts);
    }

    /// Values of one type by name.
    public static <V> SettingType<Map<String, V>> byName(SettingType<V> each) {
        return new SettingType<>(
                "an object in which each value is " + each.expected,
                json -> json instanceof Map<?, ?> map ? all(map, each) : null,
                values -> {
                    var map = new LinkedHashMap<String, Object>();
                    values.forEach((name, value) -> map.put(name, each.write.apply(value)));
                    return map;
                });
    }

    private static <V> @Nullable Map<String, V> all(Map<?, ?> map, SettingType<V> each) {
        var values = new LinkedHashMap<String, V>();
        for (var entry : map.entrySet()) {
            var json = entry.getValue();
            var value = json == null ? null : each.read.apply(json);
            if (value == null) {
                return null;
            }
            values.put(String.valueOf(entry.getKey()), value);
        }
        return values;
    }

    /// A number within limits, both allowed.
    public static SettingType<Double> amount(double least, double most) {
        return new SettingType<>(
                String.format(Locale.ROOT, "a number from %s to %s", plain(least), plain(most)),
                json -> json instanceof Number number && number.doubleValue() >= least && number.doubleValue() <= most
                        ? number.doubleValue()
                        : null,
                number -> number);
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
