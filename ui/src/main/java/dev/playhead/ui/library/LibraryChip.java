package dev.playhead.ui.library;

import dev.playhead.transport.check.Severity;
import dev.playhead.transport.library.LibraryItem;
import dev.playhead.transport.library.LibraryItem.Place;
import java.util.function.Predicate;

/// Kinds of recordings that people look for.
enum LibraryChip {
    ALL("All", item -> true),
    PINNED("Pinned", item -> item.label().pinned()),
    FINDINGS(
            "With findings",
            item -> item.content()
                    .map(content -> content.findings(Severity.ERROR) + content.findings(Severity.WARNING) > 0)
                    .orElse(false)),
    IMPORTED("Imported", item -> item.place() == Place.IMPORTED),
    REPLAYED("Replayed", item -> item.place() == Place.REPLAYED),
    DAMAGED("Damaged", LibraryItem::isDamaged);

    private final String words;
    private final Predicate<LibraryItem> predicate;

    LibraryChip(String words, Predicate<LibraryItem> predicate) {
        this.words = words;
        this.predicate = predicate;
    }

    String words() {
        return words;
    }

    boolean takes(LibraryItem item) {
        return predicate.test(item);
    }
}
