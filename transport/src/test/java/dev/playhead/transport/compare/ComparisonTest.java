package dev.playhead.transport.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.compare.MessagePair.Difference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonTest {
    private static final long MS = 1_000_000;

    private static ComparedMessage message(
            String serial, String author, @Nullable String run, @Nullable String text, long atMs) {
        return new ComparedMessage("room", serial, null, author, run, "", text, false, atMs * MS, (atMs + 10) * MS);
    }

    /// What one author wrote: a letter a message, under serials of its own.
    private static Side side(String serials, String texts) {
        var messages = new ArrayList<ComparedMessage>();
        for (int i = 0; i < texts.length(); i++) {
            messages.add(message(serials + i, "ann", null, texts.substring(i, i + 1), i * 100L));
        }
        return new Side(messages);
    }

    private static String words(Side a, Side b) {
        var words = new ArrayList<String>();
        for (var pair : Comparison.of(a, b).pairs()) {
            var one = pair.a() == null ? "-" : pair.a().text();
            var other = pair.b() == null ? "-" : pair.b().text();
            words.add(one + other + (pair.isMoved() ? "!" : ""));
        }
        return String.join(" ", words);
    }

    @Test
    void whatIsTheSameIsAlikeUnderOtherSerialsAndLater() {
        var comparison = Comparison.of(side("a", "abc"), side("b", "abc"));
        assertTrue(comparison.isAlike());
        assertEquals(3, comparison.pairs().size());
        assertTrue(Comparison.of(Side.NOTHING, Side.NOTHING).isAlike());
    }

    @Test
    void oneThatIsLostOrAddedDoesNotMoveTheOthers() {
        assertEquals("aa b- cc", words(side("a", "abc"), side("b", "ac")));
        assertEquals("aa -b cc", words(side("a", "ac"), side("b", "abc")));
        assertEquals("-a bb cc", words(side("a", "bc"), side("b", "abc")));
        assertEquals("aa bx cc", words(side("a", "abc"), side("b", "axc")));
        assertEquals("a- b-", words(side("a", "ab"), Side.NOTHING));
        assertEquals("-a -b", words(Side.NOTHING, side("b", "ab")));
    }

    @Test
    void theSameSerialIsTheSameMessageWhateverItSays() {
        var a = new Side(List.of(message("s1", "ann", null, "one", 0), message("s2", "ann", null, "two", 1)));
        var b = new Side(List.of(message("s2", "ann", null, "two", 0), message("s1", "ann", null, "one", 1)));
        var comparison = Comparison.of(a, b);
        assertEquals(1, comparison.count(Difference.MOVED));
        assertEquals(0, comparison.count(Difference.CHANGED));
        assertFalse(comparison.isAlike());
    }

    @Test
    void theSameIdIsTheSameMessage() {
        var a = new Side(List.of(
                new ComparedMessage("room", "s1", "x", "ann", null, "", "one", false, 0, 0),
                new ComparedMessage("room", "s2", "y", "ann", null, "", "two", false, 1, 1)));
        var b = new Side(List.of(
                new ComparedMessage("room", "t1", "y", "ann", null, "", "2", false, 0, 0),
                new ComparedMessage("room", "t2", "x", "ann", null, "", "one", false, 1, 1)));
        assertEquals(1, Comparison.of(a, b).count(Difference.CHANGED));
        assertEquals(1, Comparison.of(a, b).count(Difference.MOVED));
    }

    @Test
    void runsAreTheSameByTheirIdOrElseByTheirOrder() {
        var a = new Side(List.of(
                message("s1", "agent", "run-1", "first", 0),
                message("s2", "agent", "run-2", "second", 100),
                message("s3", "agent", "run-3", "third", 200)));
        var b = new Side(List.of(
                message("t1", "agent", "run-9", "first", 0),
                message("t2", "agent", "run-2", "second", 50),
                message("t3", "agent", "run-8", "3rd", 90)));
        assertEquals("firstfirst secondsecond third3rd", words(a, b));
        assertEquals(1, Comparison.of(a, b).count(Difference.CHANGED));
    }

    @Test
    void timeCountsFromTheStartOfTheRunAndIsNoDifference() {
        var a = new Side(List.of(
                message("s0", "ann", null, "hi", 0),
                message("s1", "agent", "r", "begin", 1_000),
                message("s2", "agent", "r", "text", 1_100)));
        var b = new Side(List.of(
                message("t0", "ann", null, "hi", 50),
                message("t1", "agent", "r", "begin", 5_000),
                new ComparedMessage("room", "t2", null, "agent", "r", "", "text", false, 5_250 * MS, 5_290 * MS)));
        var comparison = Comparison.of(a, b);
        assertTrue(comparison.isAlike());
        var last = comparison.pairs().getLast();
        assertEquals(150 * MS, last.startedLaterNanos());
        assertEquals(30 * MS, last.tookLongerNanos());
        assertEquals(0, comparison.pairs().getFirst().startedLaterNanos());
    }

    @Test
    void aTextThatIsNotKnownIsNotSaidToBeOther() {
        var a = new Side(List.of(message("s", "ann", null, null, 0)));
        var b = new Side(List.of(message("s", "ann", null, "text", 0)));
        assertTrue(Comparison.of(a, b).isAlike());
        assertEquals(-1, Comparison.of(a, b).pairs().getFirst().alikeUntil());
    }

    @Test
    void whatWasDeletedOnOneSideIsChanged() {
        var a = new Side(List.of(message("s", "ann", null, "text", 0)));
        var b = new Side(List.of(new ComparedMessage("room", "s", null, "ann", null, "", "text", true, 0, 0)));
        assertEquals(1, Comparison.of(a, b).count(Difference.CHANGED));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyMessageIsInOnePairAndTheOtherWayRoundIsTheMirror(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            var a = letters(random);
            var b = letters(random);
            var there = Comparison.of(side("a", a), side("b", b));
            var back = Comparison.of(side("b", b), side("a", a));
            assertEquals(a, said(there, true), () -> "seed " + seed);
            assertEquals(sorted(b), sorted(said(there, false)), () -> "seed " + seed);
            assertEquals(there.count(Difference.LOST), back.count(Difference.ADDED), () -> "seed " + seed);
            assertEquals(there.count(Difference.ADDED), back.count(Difference.LOST), () -> "seed " + seed);
            assertEquals(there.isAlike(), a.equals(b), () -> "seed " + seed + ": " + a + " and " + b);
        }
    }

    private static String letters(Random random) {
        var letters = new StringBuilder();
        for (int i = random.nextInt(9); i > 0; i--) {
            letters.append((char) ('a' + random.nextInt(4)));
        }
        return letters.toString();
    }

    private static String said(Comparison comparison, boolean first) {
        var said = new StringBuilder();
        for (var pair : comparison.pairs()) {
            var message = first ? pair.a() : pair.b();
            said.append(message == null ? "" : message.text());
        }
        return said.toString();
    }

    private static List<Integer> sorted(String text) {
        var letters = new ArrayList<>(text.chars().boxed().toList());
        Collections.sort(letters);
        return letters;
    }
}
