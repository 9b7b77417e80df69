package dev.playhead.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.ui.window.PaintTurns.Part;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PaintTurnsTest {
    private static final long MS = 1_000_000;
    private static final long PULSE = 16 * MS;

    private final PaintTurns turns = new PaintTurns();

    @Test
    void everyPartComesInItsOwnTime() {
        Map<Part, Integer> counts = new EnumMap<>(Part.class);
        for (long now = 1000 * MS; now < 3000 * MS; now += PULSE) {
            var part = turns.next(now, EnumSet.allOf(Part.class));
            if (part != null) {
                counts.merge(part, 1, Integer::sum);
            }
        }
        assertEquals(EnumSet.allOf(Part.class), counts.keySet());
        // Two seconds: never more often than a part may, and not starved by the others.
        between(8, counts.get(Part.TABLE), 10);
        between(12, counts.get(Part.STRIP), 20);
        between(12, counts.get(Part.BARS), 20);
        between(18, counts.get(Part.STAGE), 30);
        between(20, counts.get(Part.LANES), 40);
    }

    @Test
    void aPartWithNothingNewHasNoTurn() {
        assertEquals(Part.LANES, turns.next(1000 * MS, EnumSet.of(Part.LANES)));
        assertNull(turns.next(1000 * MS + PULSE, EnumSet.of(Part.LANES)));
        assertNull(turns.next(2000 * MS, EnumSet.noneOf(Part.class)));
    }

    private static void between(int least, int count, int most) {
        assertTrue(least <= count && count <= most, () -> count + " is not within " + least + " to " + most);
    }
}
