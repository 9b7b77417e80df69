package dev.playhead.ui.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.library.LibraryItem;
import dev.playhead.transport.library.LibraryItem.Place;
import dev.playhead.transport.library.LibraryItem.Reading;
import dev.playhead.transport.library.RecordingContent;
import dev.playhead.transport.library.RecordingContent.ChannelCount;
import dev.playhead.transport.library.RecordingContent.Depth;
import dev.playhead.transport.library.RecordingLabel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LibraryRowsTest {
    private static final long NOW = Instant.parse("2026-11-28T14:52:08Z").toEpochMilli();

    private static LibraryItem item(String name, String began, long frames, boolean live) {
        long nanos = Instant.parse(began).toEpochMilli() * 1_000_000;
        var content = new RecordingContent(
                Depth.CHECKED,
                nanos,
                1_000_000_000,
                frames,
                List.of(),
                List.of(),
                List.of(new ChannelCount("ai:" + name, frames, 1)),
                List.of(),
                List.of(),
                0,
                null,
                List.of());
        return new LibraryItem(
                Path.of(name + ".playhead.mcap"),
                frames,
                0,
                Place.RECORDED,
                live,
                RecordingLabel.NONE,
                new Reading.Done(content));
    }

    private static final List<LibraryItem> ITEMS = List.of(
            item("live", "2026-11-27T10:00:00Z", 5, true),
            item("morning", "2026-11-28T03:00:00Z", 20, false),
            item("noon", "2026-11-28T12:00:00Z", 10, false),
            item("before", "2026-11-27T16:42:05Z", 30, false),
            item("old", "2026-11-20T14:50:00Z", 1, false));

    private static String rows(String text, LibrarySort sort) {
        var words = new ArrayList<String>();
        for (var row : LibraryRows.of(ITEMS, List.of(), new LibraryRows.Query(text, LibraryChip.ALL, sort), NOW)) {
            words.add(
                    switch (row) {
                        case LibraryRow.Heading(var day, var date) -> "[" + (day + " " + date).strip() + "]";
                        case LibraryRow.Recording(var item) -> item.title();
                        case LibraryRow.Refused(var file, var why) -> "!" + file;
                    });
        }
        return String.join(" ", words);
    }

    @Test
    void daysAreAboveTheirRecordingsAndTheLiveOneIsFirstWhateverTheOrder() {
        assertEquals(
                "[Now] live [Today Saturday, 28 Nov 2026] noon morning [Yesterday Friday, 27 Nov 2026] before"
                        + " [Friday, 20 Nov 2026] old",
                rows("", LibrarySort.NEWEST));
        assertEquals("[Now] live before morning noon old", rows("", LibrarySort.FRAMES));
        assertEquals("[Now] live before morning noon old", rows("", LibrarySort.NAME));
    }

    @Test
    void allWordsMustOccurSomewhere() {
        assertEquals("[Today Saturday, 28 Nov 2026] noon", rows("AI: noo", LibrarySort.NEWEST));
        assertEquals("", rows("noon morning", LibrarySort.NEWEST));
    }

    @Test
    void whatWasRefusedStandsOnTop() {
        var rows = LibraryRows.of(
                List.of(),
                List.of(new LibraryRow.Refused(Path.of("a.mcap"), "no recording")),
                new LibraryRows.Query("", LibraryChip.ALL, LibrarySort.NEWEST),
                NOW);
        assertEquals(2, rows.size());
    }

    @Test
    void aThousandRecordingsAreSortedInNoTime() {
        var many = new ArrayList<LibraryItem>();
        for (int i = 0; i < 1_000; i++) {
            many.add(item(
                    "r" + i, Instant.ofEpochSecond(1_790_000_000L + i * 10_000L).toString(), i, false));
        }
        var rows =
                LibraryRows.of(many, List.of(), new LibraryRows.Query("r", LibraryChip.ALL, LibrarySort.NEWEST), NOW);
        assertTrue(rows.size() > 1_000, "days stand between them");
    }

    @Test
    void barsAreToTheirOwnMaximum() {
        assertEquals("M0 0h2v22h-2zM6 21h2v1h-2z", DensityStrip.bars(List.of(100, 0, 1)));
        assertEquals("", DensityStrip.bars(List.of(0, 0)));
    }
}
