package dev.playhead.ui.welcome;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.playhead.ui.FxToolkit;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FxToolkit.class)
class RecentRowTest {
    private static final ZonedDateTime NOON = ZonedDateTime.of(2026, 11, 21, 12, 5, 0, 0, ZoneOffset.UTC);

    @Test
    void theTallestBarIsAsTallAsTheRowAndNothingIsLeftOutThatHappened() {
        assertEquals("M0 0h2v24h-2zM6 12h2v12h-2zM9 23h2v1h-2z", RecentRow.path(100, 0, 50, 1));
        assertEquals("", RecentRow.path(0, 0));
    }

    @Test
    void daysAreSaidAsPeopleSayThem() {
        assertEquals("today, 12:05", RecentRow.when(NOON, LocalDate.of(2026, 11, 21)));
        assertEquals("yesterday, 12:05", RecentRow.when(NOON, LocalDate.of(2026, 11, 22)));
        assertEquals("21 Nov, 12:05", RecentRow.when(NOON, LocalDate.of(2026, 11, 23)));
    }
}
