package dev.playhead.app.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.app.terminal.TimeOption;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeadlessTest {
    @Test
    void linuxHasADisplayWhenTheEnvironmentNamesOne() {
        assertFalse(Headless.hasDisplay("Linux", Map.of()));
        assertFalse(Headless.hasDisplay("Linux", Map.of("DISPLAY", " ")));
        assertTrue(Headless.hasDisplay("Linux", Map.of("DISPLAY", ":0")));
        assertTrue(Headless.hasDisplay("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0")));
        assertTrue(Headless.hasDisplay("Mac OS X", Map.of()));
        assertTrue(Headless.hasDisplay("Windows 11", Map.of()));
    }

    @Test
    void momentsAreReadAsPeopleWriteThem() {
        long start = 1_000_000_000_000L;
        long end = start + 200_000_000_000L;
        assertEquals(start + 128_400_000_000L, TimeOption.parse("02:08.400", start, end));
        assertEquals(start + 12_500_000_000L, TimeOption.parse("12.5", start, end));
        assertEquals(start, TimeOption.parse("start", start, end));
        assertEquals(Long.MAX_VALUE, TimeOption.parse("end", start, end));
        assertThrows(IllegalArgumentException.class, () -> TimeOption.parse("soon", start, end));
        assertThrows(IllegalArgumentException.class, () -> TimeOption.parse("04:00", start, end));
    }
}
