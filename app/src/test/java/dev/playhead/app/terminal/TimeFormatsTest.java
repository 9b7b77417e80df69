package dev.playhead.app.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TimeFormatsTest {
    @Test
    void lengthsAreForPeople() {
        assertEquals("0.250 s", TimeFormats.length(250_000_000L));
        assertEquals("4 min 54.4 s", TimeFormats.length(294_434_000_000L));
        assertEquals("1 h 4 min 54 s", TimeFormats.length(3_894_000_000_000L));
        assertEquals("0.000 s", TimeFormats.length(-5));
    }

    @Test
    void momentsNameTheirZone() {
        assertEquals("2026-11-28 14:52:08 UTC", TimeFormats.moment(1_795_877_528_000_000_000L));
    }
}
