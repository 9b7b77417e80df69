package dev.playhead.transport.insight.column;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LongTableTest {
    @Test
    void itAnswersAsASortedMapDoesWhateverComesLate() {
        var random = new Random(3);
        var table = new LongTable();
        var map = new TreeMap<Long, Long>();
        for (int i = 0; i < 5_000; i++) {
            long key = i * 3L - (random.nextInt(10) == 0 ? random.nextInt(200) : 0);
            table.put(key, i);
            map.put(key, (long) i);
            long asked = random.nextLong(-300, i * 3L + 10);
            assertEquals(map.getOrDefault(asked, -1L), table.get(asked, -1));
            var floor = map.floorEntry(asked);
            assertEquals(floor == null ? -1 : floor.getValue(), table.floorValue(asked, -1));
        }
        assertEquals(map.size(), table.size());
    }

    @Test
    void anEmptyOneHasNothing() {
        assertEquals(-1, new LongTable().get(0, -1));
        assertEquals(-7, new LongTable().floorValue(Long.MAX_VALUE, -7));
    }
}
