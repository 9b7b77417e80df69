package dev.playhead.ui.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalIndexTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64, 65, 1_000})
    void findsWhatALookAtAllFinds(int count) {
        var random = new Random(count);
        long[] from = new long[count];
        long[] to = new long[count];
        for (int i = 0; i < count; i++) {
            from[i] = i * 10L + random.nextInt(60);
            to[i] = random.nextInt(20) == 0 ? Long.MAX_VALUE : from[i] + random.nextInt(100);
        }
        var index = new IntervalIndex(count, i -> from[i], i -> to[i]);
        for (long begin = -50; begin < count * 10L + 200; begin += 97) {
            long first = begin;
            long last = begin + 150;
            var all = IntStream.range(0, count)
                    .filter(i -> from[i] <= last && to[i] >= first)
                    .boxed()
                    .toList();
            assertEquals(all, found(index, first, last));
        }
    }

    @Test
    void looksAtFewOfMany() {
        var looks = new AtomicInteger();
        int count = 1_000_000;
        var index = new IntervalIndex(
                count,
                i -> {
                    looks.incrementAndGet();
                    return i * 10L;
                },
                i -> i == 5 ? Long.MAX_VALUE : i * 10L + 9);
        found(index, 0, 0);
        looks.set(0);
        assertEquals(101, found(index, 5_000_000, 5_000_990).size(), "a hundred, and the one that never ends");
        assertTrue(looks.get() < 500, () -> looks + " looks");
    }

    private static List<Integer> found(IntervalIndex index, long from, long to) {
        var found = new ArrayList<Integer>();
        index.each(from, to, found::add);
        return found;
    }
}
