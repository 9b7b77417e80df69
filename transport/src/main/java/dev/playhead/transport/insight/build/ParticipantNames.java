package dev.playhead.transport.insight.build;

import java.util.HashMap;
import java.util.Map;

/// Names that people call participants by: no two that are made up are the same.
final class ParticipantNames {
    // How many are called so: client ids may be the same in two apps.
    private final Map<String, Integer> taken = new HashMap<>();
    // Where the search for a free name goes on: with thousands of devices it must not begin at 2 each time.
    private final Map<String, Integer> numbered = new HashMap<>();

    /// Returns the name, with the lowest number behind it that makes it one of its own when others are called so.
    String unused(String name) {
        if (!taken.containsKey(name)) {
            return name;
        }
        int number = numbered.getOrDefault(name, 2);
        while (taken.containsKey(name + " " + number)) {
            number++;
        }
        numbered.put(name, number + 1);
        return name + " " + number;
    }

    /// One more participant is called so.
    void taken(String name) {
        taken.merge(name, 1, Integer::sum);
    }

    /// One participant less is called so.
    void gone(String name) {
        taken.computeIfPresent(name, (key, count) -> count == 1 ? null : count - 1);
        numbered.clear(); // the name that is free again may be lower than where the search stands
    }
}
