package dev.playhead.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LineBreaksTest {
    // Every character is ten pixels wide.
    private final LineBreaks breaks = new LineBreaks(piece -> 10 * piece.length());

    @Test
    void breaksBetweenWordsAndLetsWhiteSpaceHangOver() {
        assertEquals(List.of("one two", "three"), lines("one two three", 70));
        assertEquals(List.of("one", "two"), lines("one        two", 40));
        assertEquals(List.of("a", "", "b", ""), lines("a\n\r\nb\n", 70));
    }

    @Test
    void aWordThatIsTooLongBeginsOnALineOfItsOwnAndIsCut() {
        assertEquals(List.of("a", "bcde", "fgh", "ij"), lines("a bcdefgh ij", 45));
        assertEquals(List.of("a", "bcdef", "gh ij"), lines("a bcdefgh ij", 50));
    }

    @Test
    void aParagraphRunsAsItsFirstLetterDoes() {
        var shown = breaks.of("12 שלום\nhello שלום", 1_000);
        assertEquals(
                List.of(true, false),
                shown.stream().map(LineBreaks.Line::rightToLeft).toList());
    }

    @Test
    void theFirstLetterOfALongParagraphMayComeLate() {
        String digits = "12 34 56 78 90 ".repeat(10);
        assertFalse(breaks.of(digits, 100).getFirst().rightToLeft());
        assertTrue(breaks.of(digits + "שלום", 100).stream().allMatch(LineBreaks.Line::rightToLeft));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.playhead.ui.control.Scripts#all")
    void nothingIsLostAndNoCharacterIsTakenApart(String name, String text) {
        for (double width : new double[] {1, 95, 300, 5_000}) {
            var letters = BreakIterator.getCharacterInstance(Locale.ROOT);
            letters.setText(text);
            int end = 0;
            for (var line : breaks.of(text, width)) {
                assertTrue(line.from() >= end, name);
                assertTrue(text.substring(end, line.from()).isBlank(), "only white space is between lines");
                assertTrue(
                        letters.isBoundary(line.from()) || inAPile(text, line.from()),
                        () -> name + " is cut within a character at " + line.from());
                end = line.to();
            }
            assertTrue(text.substring(end).isBlank());
        }
    }

    private static boolean inAPile(String text, int at) {
        return text.charAt(at) == '\u0301';
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.playhead.ui.control.Scripts#all")
    void aTextThatGrowsBreaksAsIfItHadComeAtOnce(String name, String text) {
        var random = new Random(name.hashCode());
        var growing = new LineBreaks(piece -> 10 * piece.length());
        for (int to = 0; to < text.length(); to += 1 + random.nextInt(9)) {
            growing.of(text.substring(0, to), 200);
        }
        var once = new LineBreaks(piece -> 10 * piece.length());
        assertEquals(once.of(text, 200), growing.of(text, 200));
        String edited = text.length() < 60 ? text : text.substring(0, 40) + "x y" + text.substring(50);
        assertEquals(new LineBreaks(piece -> 10 * piece.length()).of(edited, 200), growing.of(edited, 200));
    }

    private List<String> lines(String text, double width) {
        return breaks.of(text, width).stream()
                .map(line -> text.substring(line.from(), line.to()))
                .toList();
    }
}
