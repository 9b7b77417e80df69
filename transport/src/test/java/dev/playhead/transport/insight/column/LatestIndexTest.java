package dev.playhead.transport.insight.column;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatestIndexTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 65, 4_095, 4_096, 4_097, 20_000})
    void itFindsWhatAWalkFinds(int things) {
        var random = new Random(things);
        var index = new LatestIndex();
        var latest = new ArrayList<Long>();
        for (int i = 0; i < things; i++) {
            assertEquals(i, index.add(i));
            latest.add((long) i);
            if (random.nextInt(4) == 0) {
                int at = random.nextInt(latest.size());
                long nanos = random.nextInt(2 * things);
                index.raise(at, nanos);
                latest.set(at, Math.max(latest.get(at), nanos));
            }
        }
        for (int i = 0; i < 500; i++) {
            int from = random.nextInt(things + 1);
            long nanos = random.nextInt(2 * things + 2) - 1;
            int expected = from;
            while (expected < things && latest.get(expected) <= nanos) {
                expected++;
            }
            assertEquals(expected == things ? -1 : expected, index.next(from, nanos), from + " after " + nanos);
        }
    }

    @Test
    void anEmptyOneHasNone() {
        assertEquals(-1, new LatestIndex().next(0, -1));
    }
}
