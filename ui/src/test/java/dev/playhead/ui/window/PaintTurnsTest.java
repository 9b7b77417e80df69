package dev.playhead.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.ui.pulse.PaintTurns;
import dev.playhead.ui.pulse.PaintTurns.Part;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PaintTurnsTest {
    private static final long MS = 1_000_000;
    private static final long PULSE = 16 * MS;

    private static final Set<Part> ALL =
            Set.of(TimelineView.LANES, TimelineView.STAGE, TimelineView.STRIP, TimelineView.TABLE, SessionPainter.BARS);

    private final PaintTurns turns = new PaintTurns();

    @Test
    void everyPartComesInItsOwnTime() {
        Map<Part, Integer> counts = new HashMap<>();
        for (long now = 1000 * MS; now < 3000 * MS; now += PULSE) {
            var part = turns.next(now, ALL);
            if (part != null) {
                counts.merge(part, 1, Integer::sum);
            }
        }
        assertEquals(ALL, counts.keySet());
        // Two seconds: never more often than a part may, and not starved by the others.
        between(8, counts.get(TimelineView.TABLE), 10);
        between(12, counts.get(TimelineView.STRIP), 20);
        between(12, counts.get(SessionPainter.BARS), 20);
        between(18, counts.get(TimelineView.STAGE), 30);
        between(20, counts.get(TimelineView.LANES), 40);
    }

    @Test
    void aPartWithNothingNewHasNoTurn() {
        assertEquals(TimelineView.LANES, turns.next(1000 * MS, Set.of(TimelineView.LANES)));
        assertNull(turns.next(1000 * MS + PULSE, Set.of(TimelineView.LANES)));
        assertNull(turns.next(2000 * MS, Set.of()));
    }

    private static void between(int least, int count, int most) {
        assertTrue(least <= count && count <= most, () -> count + " is not within " + least + " to " + most);
    }
}
