package dev.playhead.transport.objects;

import dev.playhead.transport.protocol.ObjectData;
import dev.playhead.transport.protocol.ObjectEntry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A way from one map to others, key by key: `posts.*.votes`. A backslash takes the meaning off a dot or an asterisk.
///
/// @param text as it was given
record ObjectPath(String text, List<Step> steps) {
    /// One key, or all keys.
    sealed interface Step {
        record Key(String name) implements Step {}

        record Any() implements Step {}
    }

    ObjectPath {
        steps = List.copyOf(steps);
    }

    static ObjectPath of(String text) {
        var steps = new ArrayList<Step>();
        var name = new StringBuilder();
        boolean escaped = false;
        boolean literal = false; // an asterisk with a backslash is a key of that name
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (escaped) {
                name.append(c);
                escaped = false;
                literal = true;
            } else if (c == '\\' && i + 1 < text.length()) {
                escaped = true;
            } else if (c == '.') {
                steps.add(step(name, literal));
                name.setLength(0);
                literal = false;
            } else {
                name.append(c);
            }
        }
        if (!text.isEmpty()) {
            steps.add(step(name, literal));
        }
        return new ObjectPath(text, steps);
    }

    private static Step step(StringBuilder name, boolean literal) {
        return !literal && name.toString().equals("*") ? new Step.Any() : new Step.Key(name.toString());
    }

    /// The path without its last step; this one when there is none.
    ObjectPath parent() {
        return steps.isEmpty() ? this : new ObjectPath(text, steps.subList(0, steps.size() - 1));
    }

    /// The ends of a path.
    ///
    /// @param objects ids of the living objects, each once
    /// @param values whether it also leads to something that is no object
    record Found(Set<String> objects, boolean values) {}

    /// All that this path leads to from an object.
    Found in(ObjectPool pool, String start) {
        Set<String> at = new LinkedHashSet<>(List.of(start));
        boolean values = false;
        for (var step : steps) {
            var next = new LinkedHashSet<String>();
            values = false;
            for (var id : at) {
                if (pool.living(id) instanceof LiveMap map) {
                    for (var data : follow(map, step)) {
                        if (data instanceof ObjectData.Reference(var other)) {
                            if (pool.living(other) != null) {
                                next.add(other);
                            }
                        } else {
                            values = true;
                        }
                    }
                }
            }
            at = next;
        }
        return new Found(at, values);
    }

    private static List<ObjectData> follow(LiveMap map, Step step) {
        return switch (step) {
            case Step.Key(var name) -> {
                var data = dataOf(map.entries().get(name));
                yield data == null ? List.of() : List.of(data);
            }
            case Step.Any() ->
                map.entries().values().stream()
                        .<ObjectData>mapMulti((entry, found) -> {
                            var data = dataOf(entry);
                            if (data != null) {
                                found.accept(data);
                            }
                        })
                        .toList();
        };
    }

    private static @Nullable ObjectData dataOf(@Nullable ObjectEntry entry) {
        return entry == null ? null : entry.data();
    }

    /// The keys of a map that the last step means.
    List<String> lastKeys(LiveMap map) {
        return switch (steps.getLast()) {
            case Step.Key(var name) -> List.of(name);
            case Step.Any() ->
                map.entries().entrySet().stream()
                        .filter(entry -> !entry.getValue().tombstone())
                        .map(entry -> entry.getKey())
                        .toList();
        };
    }
}
