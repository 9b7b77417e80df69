package dev.playhead.ui.palette;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.ui.palette.PaletteQuery.Hit;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaletteQueryTest {
    @Test
    void aResultHasAllWordsInAnyOrder() {
        var query = PaletteQuery.parse("  phone  CUT ");
        assertTrue(query.matches("Cut phone"));
        assertFalse(query.matches("Cut laptop"));
        assertTrue(query.asks(PaletteGroup.COMMANDS) && query.asks(PaletteGroup.RECENT));
    }

    @Test
    void aSignAsksOneGroupAndTheSignOfFramesAsksForSerialsToo() {
        assertEquals(
                List.of(PaletteGroup.DEVICES),
                List.copyOf(PaletteQuery.parse("@pho").groups()));
        assertEquals(List.of("pho"), PaletteQuery.parse("@pho").words());
        var frames = PaletteQuery.parse("#3,397");
        assertTrue(frames.asks(PaletteGroup.FRAMES) && frames.asks(PaletteGroup.SERIALS));
        assertFalse(frames.asks(PaletteGroup.RUNS));
        assertEquals(List.of("3,397"), frames.words());
    }

    @Test
    void aGroupWithoutASignIsAskedByItsTitle() {
        var query = PaletteQuery.parse("runs: lokrum");
        assertTrue(query.asks(PaletteGroup.RUNS));
        assertFalse(query.asks(PaletteGroup.MESSAGES));
        assertEquals(List.of("lokrum"), query.words());
    }

    @Test
    void whatBeginsWithTheWordComesBeforeWhatContainsIt() {
        var query = PaletteQuery.parse("cut");
        assertEquals(0, query.rank("Cut phone"));
        assertEquals(1, query.rank("Restore a cut"));
        assertEquals(2, query.rank("Haircut"));
        assertEquals(-1, query.rank("Slow phone"));
    }

    @Test
    void hitsAreInOrderAndDoNotOverlap() {
        var query = PaletteQuery.parse("on phone");
        assertEquals(List.of(new Hit(0, 5), new Hit(6, 8), new Hit(12, 17)), query.hits("Phone on my phone"));
        assertEquals(List.of(), PaletteQuery.parse("").hits("Phone"));
    }

    @Test
    void aTextWhoseLettersGrowInLowerCaseIsFoundWithoutMarks() {
        assertTrue(PaletteQuery.parse("stanbul").matches("\u0130stanbul"));
        assertEquals(List.of(), PaletteQuery.parse("stanbul").hits("\u0130stanbul"));
    }

    @Test
    void aSnippetIsCutAroundTheWordAndNeverWithinACharacter() {
        String text = "\uD83D\uDE00".repeat(40) + " the ferry\nleaves at ten " + "\uD83D\uDE00".repeat(60);
        String snippet = MessageSource.snippet(text, PaletteQuery.parse("ferry"));
        assertTrue(snippet.contains("the ferry leaves at ten"), snippet);
        assertTrue(snippet.startsWith("\u2026 \uD83D") && snippet.endsWith("\uDE00 \u2026"), snippet);
        assertEquals("short", MessageSource.snippet(" short ", PaletteQuery.parse("o")));
    }
}
