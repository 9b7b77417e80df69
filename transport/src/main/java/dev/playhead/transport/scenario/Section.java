package dev.playhead.transport.scenario;

import dev.playhead.transport.codec.yaml.YamlNode;
import dev.playhead.transport.codec.yaml.YamlPlace;
import java.math.BigInteger;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Part of a scenario that has keys, each of which is known. Every method throws [Wrong] when a value is
/// not what it should be.
final class Section {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,19}");

    private final YamlNode.Mapping node;
    private final ScenarioFormat format;

    private Section(YamlNode.Mapping node, ScenarioFormat format) {
        this.node = node;
        this.format = format;
    }

    /// Takes a node as such a part.
    static Section of(YamlNode node, ScenarioFormat format) {
        return of(node, format, wrong -> {
            throw wrong;
        });
    }

    /// Takes a node as such a part, and goes on when it has keys that nobody knows.
    ///
    /// @param unknown told of each of them
    static Section of(YamlNode node, ScenarioFormat format, Consumer<Wrong> unknown) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            throw new Wrong(
                    node.place(),
                    "Found " + node.words() + ", expected " + format.words() + " with keys such as "
                            + format.keys().getFirst() + ".");
        }
        mapping.pairs().forEach((key, pair) -> {
            if (!format.keys().contains(key)) {
                var what = "\u201c" + key + "\u201d is no key of " + format.words() + ".";
                unknown.accept(Wrong.word(pair.key(), what, key, format.keys()));
            }
        });
        return new Section(mapping, format);
    }

    YamlPlace place() {
        return node.place();
    }

    boolean has(String key) {
        return node.pairs().containsKey(key);
    }

    /// The value of a key; null when it is not there.
    @Nullable
    YamlNode get(String key) {
        var pair = node.pairs().get(key);
        return pair == null ? null : pair.value();
    }

    /// The value of a key that must be there.
    YamlNode required(String key) {
        var value = get(key);
        if (value == null) {
            throw new Wrong(place(), "The key " + key + " of " + format.words() + " is missing.");
        }
        return value;
    }

    YamlNode.Scalar scalar(String key) {
        return scalar(required(key), key);
    }

    static YamlNode.Scalar scalar(YamlNode node, String what) {
        if (node instanceof YamlNode.Scalar scalar
                && (scalar.quoted() || !scalar.text().isEmpty())) {
            return scalar;
        }
        throw new Wrong(node.place(), "Found " + node.words() + ", expected a text for " + what + ".");
    }

    String text(String key) {
        return scalar(key).text();
    }

    String text(String key, String absent) {
        return has(key) ? text(key) : absent;
    }

    boolean flag(String key) {
        if (!has(key)) {
            return false;
        }
        var value = scalar(key);
        return switch (value.text()) {
            case "true", "yes" -> true;
            case "false", "no" -> false;
            default ->
                throw new Wrong(value.place(), "Found " + value.words() + ", expected true or false for " + key + ".");
        };
    }

    long number(String key, long least, long most, long absent) {
        return has(key) ? number(scalar(key), key, least, most) : absent;
    }

    static long number(YamlNode.Scalar value, String key, long least, long most) {
        if (NUMBER.matcher(value.text()).matches()) {
            var number = new BigInteger(value.text());
            if (number.compareTo(BigInteger.valueOf(least)) >= 0 && number.compareTo(BigInteger.valueOf(most)) <= 0) {
                return number.longValueExact();
            }
        }
        var range = most == Long.MAX_VALUE
                ? (least == Long.MIN_VALUE ? "" : " from " + least + " on")
                : " from " + least + " to " + most;
        throw new Wrong(
                value.place(), "Found " + value.words() + ", expected a whole number" + range + " for " + key + ".");
    }

    long duration(String key) {
        return duration(scalar(key), key);
    }

    long duration(String key, long absentMs) {
        return has(key) ? duration(key) : absentMs;
    }

    static long duration(YamlNode.Scalar value, String key) {
        OptionalLong read = Durations.read(value.text());
        if (read.isEmpty()) {
            throw new Wrong(
                    value.place(), "Found " + value.words() + ", expected " + Durations.EXAMPLE + " for " + key + ".");
        }
        return read.getAsLong();
    }

    /// The items of a list; a value that is no list is one of itself.
    static List<YamlNode> items(YamlNode node) {
        return node instanceof YamlNode.Sequence list ? list.items() : List.of(node);
    }
}
