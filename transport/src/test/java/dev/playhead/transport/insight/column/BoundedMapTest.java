package dev.playhead.transport.insight.column;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What was put in first is forgotten first.
class BoundedMapTest {
    @Test
    void theEldestGoesWhenThereIsTooMuch() {
        var map = new BoundedMap<String, Integer>(2);
        map.put("a", 1);
        map.put("b", 2);
        map.put("a", 3);
        assertEquals(Map.of("a", 3, "b", 2), map);
        map.put("c", 4);
        assertEquals(List.of("b", "c"), List.copyOf(map.keySet()), "a was put in first, and is not newer by a change");
    }
}
