package dev.playhead.ui.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class WordsTest {
    private static final long MS = 1_000_000;

    @Test
    void timeHasOneFormatEverywhere() {
        assertEquals("02:08.400", Words.clock(128_400 * MS));
        assertEquals("59:59.999", Words.clock(3_599_999 * MS));
        assertEquals("1:04:54.007", Words.clock(3_894_007 * MS));
        assertEquals("1:04:54", Words.shortClock(3_894_007 * MS));
        assertEquals("02:08", Words.shortClock(128_400 * MS));
        assertEquals("00:00.000", Words.clock(-5));
    }

    @Test
    void oneIsNoMany() {
        assertEquals("1 member", Words.count(1, "member"));
        assertEquals("0 members", Words.count(0, "member"));
        assertEquals("3,436 frames", Words.count(3_436, "frame"));
    }
}
