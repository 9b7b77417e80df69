package dev.playhead.ui.library;

import dev.playhead.transport.check.Severity;
import dev.playhead.transport.library.LibraryItem;
import dev.playhead.transport.library.RecordingContent;
import java.util.Comparator;
import java.util.function.ToLongFunction;

/// Orders of the list of recordings.
enum LibrarySort {
    NEWEST("Newest first", Comparator.comparingLong(LibraryItem::beganMs).reversed()),
    OLDEST("Oldest first", Comparator.comparingLong(LibraryItem::beganMs)),
    NAME("By name", Comparator.comparing(LibraryItem::title, String.CASE_INSENSITIVE_ORDER)),
    LONGEST("Longest first", most(RecordingContent::lengthNanos)),
    FRAMES("Most frames first", most(RecordingContent::frames)),
    FINDINGS(
            "Most findings first",
            most(content -> 100_000L * content.findings(Severity.ERROR) + content.findings(Severity.WARNING))),
    LARGEST("Largest first", Comparator.comparingLong(LibraryItem::sizeBytes).reversed());

    private final String words;
    private final Comparator<LibraryItem> order;

    LibrarySort(String words, Comparator<LibraryItem> order) {
        this.words = words;
        this.order = order;
    }

    private static Comparator<LibraryItem> most(ToLongFunction<RecordingContent> amount) {
        return Comparator.<LibraryItem>comparingLong(
                        item -> item.content().map(amount::applyAsLong).orElse(-1L))
                .reversed();
    }

    String words() {
        return words;
    }

    Comparator<LibraryItem> order() {
        return order;
    }

    boolean isByDay() {
        return this == NEWEST || this == OLDEST;
    }
}
