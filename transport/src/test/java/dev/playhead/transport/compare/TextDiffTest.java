package dev.playhead.transport.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class TextDiffTest {
    /// Removed in brackets, added in braces.
    private static String of(String before, String after) {
        return TextDiff.of(before, after).parts().stream()
                .map(part -> switch (part.kind()) {
                    case SAME -> part.text();
                    case REMOVED -> "[" + part.text() + "]";
                    case ADDED -> "{" + part.text() + "}";
                })
                .collect(Collectors.joining());
    }

    @Test
    void anEditIsShownByWords() {
        assertEquals(
                "a [light]{rain} jacket, and [the]{two Lokrum} ferry tickets",
                of("a light jacket, and the ferry tickets", "a rain jacket, and two Lokrum ferry tickets"));
        assertEquals("", of("", ""));
        assertEquals("same", of("same", "same"));
        assertEquals("{new}", of("", "new"));
        assertEquals("[old]", of("old", ""));
        assertEquals("[cat]{cart}", of("cat", "cart"));
        assertEquals("one [two ]three", of("one two three", "one three"));
    }

    @Test
    void anAppendIsWhatWasAddedAlsoAmidAWord() {
        assertEquals("Once upon{ a}", of("Once upon", "Once upon a"));
        assertEquals("Dubrov{nik}", of("Dubrov", "Dubrovnik"));
        assertEquals(3, TextDiff.of("Dubrov", "Dubrovnik").count(TextDiff.Kind.ADDED));
        assertEquals(0, TextDiff.of("Dubrov", "Dubrovnik").count(TextDiff.Kind.REMOVED));
    }

    @Test
    void bothTextsCanBeReadFromTheParts() {
        var random = new Random(7);
        for (int i = 0; i < 500; i++) {
            var before = words(random);
            var after = words(random);
            var diff = TextDiff.of(before, after);
            assertEquals(before, without(diff, TextDiff.Kind.ADDED));
            assertEquals(after, without(diff, TextDiff.Kind.REMOVED));
        }
    }

    private static String words(Random random) {
        return random.ints(random.nextInt(12), 0, 4)
                .mapToObj(word -> switch (word) {
                    case 0 -> "a";
                    case 1 -> "bc ";
                    case 2 -> " ";
                    default -> "d\n";
                })
                .collect(Collectors.joining());
    }

    private static String without(TextDiff diff, TextDiff.Kind kind) {
        return diff.parts().stream()
                .filter(part -> part.kind() != kind)
                .map(TextDiff.Part::text)
                .collect(Collectors.joining());
    }

    @Test
    void longTextsAreComparedInATimeThatNobodyNotices() {
        var before = "word ".repeat(20_000);
        var after = "other ".repeat(20_000);
        var diff = Assertions.assertTimeout(Duration.ofSeconds(5), () -> TextDiff.of(before, after));
        assertTrue(diff.count(TextDiff.Kind.REMOVED) > 0);
        assertEquals(1, TextDiff.of(before, before + "x").count(TextDiff.Kind.ADDED));
    }
}
