package dev.playhead.transport.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeededRandomTest {
    private static final int FRAMES = 10_000;

    private static List<Boolean> drawn(long seed, RuleId rule, String connection, long percent) {
        var drawn = new ArrayList<Boolean>();
        for (int frame = 0; frame < FRAMES; frame++) {
            drawn.add(SeededRandom.of(seed, rule, connection, frame).hits(percent));
        }
        return drawn;
    }

    @Test
    void theSameIsDrawnAgain() {
        assertEquals(drawn(7, RuleId.of(1), "abc", 30), drawn(7, RuleId.of(1), "abc", 30));
    }

    @Test
    void seedRuleAndConnectionHaveTheirOwn() {
        var first = drawn(7, RuleId.of(1), "abc", 30);
        assertNotEquals(first, drawn(8, RuleId.of(1), "abc", 30));
        assertNotEquals(first, drawn(7, RuleId.of(2), "abc", 30));
        assertNotEquals(first, drawn(7, RuleId.of(1), "abd", 30));
    }

    @Test
    void soManyOfAHundredAreHit() {
        long hit = drawn(7, RuleId.of(1), "abc", 30).stream().filter(it -> it).count();
        assertEquals(0.30, hit / (double) FRAMES, 0.02);
    }

    @Test
    void zeroIsNeverAndAHundredAlways() {
        assertFalse(drawn(7, RuleId.of(1), "abc", 0).contains(true));
        assertFalse(drawn(7, RuleId.of(1), "abc", 100).contains(false));
    }

    @Test
    void oneFrameCanDrawSeveralTimes() {
        var chance = SeededRandom.of(7, RuleId.of(1), "abc", 0);
        var numbers = new ArrayList<Long>();
        for (int i = 0; i < 8; i++) {
            numbers.add(chance.below(1_000_000));
        }
        assertTrue(numbers.stream().distinct().count() > 6, numbers.toString());
    }
}
