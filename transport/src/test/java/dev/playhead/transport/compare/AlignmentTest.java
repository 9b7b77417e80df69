package dev.playhead.transport.compare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/// Rows of letters, each letter an item; what differs may be the same one for three steps.
class AlignmentTest {
    private record Letters(String a, String b) implements Alignment.Rows {
        @Override
        public int sizeA() {
            return a.length();
        }

        @Override
        public int sizeB() {
            return b.length();
        }

        @Override
        public int difference(int i, int j) {
            return a.charAt(i) == b.charAt(j) ? 0 : 3;
        }

        @Override
        public Object keyA(int i) {
            return a.charAt(i);
        }

        @Override
        public Object keyB(int j) {
            return b.charAt(j);
        }
    }

    @Test
    void longRowsAreCutWhereALetterIsUniqueOnBothSides() {
        var whole = Alignment.of(new Letters("aaabaacaa", "aabaaacaaa"));
        var cut = Alignment.of(new Letters("aaabaacaa", "aabaaacaaa"), 12);
        assertEquals(2, cut.places()[3], "b");
        assertEquals(6, cut.places()[6], "c");
        assertEquals(pairs(whole.places()), pairs(cut.places()));
        assertTrue(cut.untoldA().isEmpty() && cut.untoldB().isEmpty());
    }

    @Test
    void whereNothingIsUniqueWhatIsLeftIsUntoldAndTheEndsAreNot() {
        var matches = Alignment.of(new Letters("xaabbaabby", "xbbaabbaay"), 12);
        assertEquals(0, matches.places()[0]);
        assertEquals(9, matches.places()[9]);
        var middle = new BitSet();
        middle.set(1, 9);
        assertEquals(middle, matches.untoldA());
        assertEquals(middle, matches.untoldB());
        assertArrayEquals(
                IntStream.generate(() -> -1).limit(8).toArray(),
                IntStream.range(1, 9).map(i -> matches.places()[i]).toArray());
    }

    @Test
    void oneOfAHundredThousandMoreMovesNoOther() {
        var text = new StringBuilder();
        IntStream.range(0, 100_000).forEach(i -> text.append((char) ('a' + i % 60_000)));
        var more = new StringBuilder(text).insert(70_000, "\uffff\uffff").insert(20, "\ufffe");
        var matches = Assertions.assertTimeout(
                Duration.ofSeconds(20), () -> Alignment.of(new Letters(text.toString(), more.toString())));
        assertEquals(19, matches.places()[19]);
        assertEquals(21, matches.places()[20]);
        assertEquals(99_999 + 3, matches.places()[99_999]);
        assertEquals(100_000, pairs(matches.places()));
    }

    @Test
    void theLongestWayForwardLeavesTheFewestBehind() {
        assertEquals("{0, 2, 3}", ForwardPath.of(0, 9, 1, 2).toString());
        assertEquals("{1, 3}", ForwardPath.of(5, 0, -1, 1, -1).toString());
        assertEquals("{}", ForwardPath.of().toString());
    }

    private static long pairs(int[] places) {
        return IntStream.of(places).filter(place -> place >= 0).count();
    }
}
