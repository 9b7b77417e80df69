package dev.playhead.transport.codec.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Node of a YAML document, with the place where it begins. Immutable.
public sealed interface YamlNode {
    /// Returns the place where it begins.
    YamlPlace place();

    /// Returns what it is, in words of people: `a list`.
    String words();

    /// A text or a number, which is a text until somebody reads it as something else.
    ///
    /// @param text without quotation marks; empty for nothing at all
    /// @param quoted whether it stands in quotation marks
    record Scalar(String text, boolean quoted, YamlPlace place) implements YamlNode {
        @Override
        public String words() {
            return text.isEmpty() && !quoted ? "nothing" : "\u201c" + text + "\u201d";
        }

        /// Returns the place of a character of the text, when the text is on one line.
        public YamlPlace placeOf(int character) {
            return place.plus(character + (quoted ? 1 : 0));
        }
    }

    /// A list.
    record Sequence(List<YamlNode> items, YamlPlace place) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String words() {
            return "a list";
        }
    }

    /// Keys with values, in their order.
    record Mapping(Map<String, Pair> pairs, YamlPlace place) implements YamlNode {
        public Mapping {
            pairs = Collections.unmodifiableMap(new LinkedHashMap<>(pairs));
        }

        @Override
        public String words() {
            return "keys with values";
        }
    }

    /// Value of a key.
    ///
    /// @param key where the key stands
    record Pair(YamlPlace key, YamlNode value) {}
}
