package dev.playhead.ui.library;

import dev.playhead.transport.library.LibraryItem;
import java.nio.file.Path;

/// Row of the list of recordings.
sealed interface LibraryRow {
    /// A day, above its recordings.
    ///
    /// @param date said beside the day; empty where the day is its date
    record Heading(String day, String date) implements LibraryRow {}

    /// A recording.
    record Recording(LibraryItem item) implements LibraryRow {}

    /// A file that could not be imported.
    record Refused(Path file, String why) implements LibraryRow {}
}
