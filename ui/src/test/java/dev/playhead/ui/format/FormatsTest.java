package dev.playhead.ui.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FormatsTest {
    private static final long MS = 1_000_000;

    @Test
    void timeHasOneFormatEverywhere() {
        assertEquals("02:08.400", Formats.clock(128_400 * MS));
        assertEquals("59:59.999", Formats.clock(3_599_999 * MS));
        assertEquals("1:04:54.007", Formats.clock(3_894_007 * MS));
        assertEquals("1:04:54", Formats.shortClock(3_894_007 * MS));
        assertEquals("02:08", Formats.shortClock(128_400 * MS));
        assertEquals("00:00.000", Formats.clock(-5));
    }

    @Test
    void oneIsNoMany() {
        assertEquals("1 member", Formats.count(1, "member"));
        assertEquals("0 members", Formats.count(0, "member"));
        assertEquals("3,436 frames", Formats.count(3_436, "frame"));
    }
}
