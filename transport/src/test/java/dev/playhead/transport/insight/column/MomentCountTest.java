package dev.playhead.transport.insight.column;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MomentCountTest {
    @Test
    void itCountsWhatAWalkCounts() {
        var random = new Random(11);
        var count = new MomentCount();
        var all = new ArrayList<Long>();
        for (int i = 0; i < 6_000; i++) {
            // Far more than are kept aside come late, some by far.
            long nanos = random.nextInt(3) > 0 ? i : random.nextInt(i + 1);
            count.add(nanos);
            all.add(nanos);
            if (random.nextInt(20) == 0) {
                long gone = all.remove(random.nextInt(all.size()));
                count.takeBack(gone);
            }
            if (i % 50 == 0) {
                long asked = random.nextInt(i + 2) - 1;
                assertEquals(all.stream().filter(one -> one <= asked).count(), count.until(asked));
            }
        }
        assertEquals(all.size(), count.until(Long.MAX_VALUE));
    }
}
