package dev.playhead.transport.library;

import dev.playhead.transport.log.RecordingOrigin;
import java.nio.file.Path;
import java.util.Optional;

/// A recording in the list of all. Immutable.
///
/// @param sizeBytes size of the file when the list was made
/// @param modifiedMs when it was written last, ms since 1970
/// @param place which folder of the data directory it is in
/// @param live whether the broker of this process writes it now
public record LibraryItem(
        Path file, long sizeBytes, long modifiedMs, Place place, boolean live, RecordingLabel label, Reading reading) {
    private static final String SUFFIX = ".playhead.mcap";

    /// Folder of a recording.
    public enum Place {
        /// Recorded by a broker of this data directory.
        RECORDED,
        /// Made by serving a recording to clients.
        REPLAYED,
        /// Copied from elsewhere.
        IMPORTED
    }

    /// Reading of a recording: how far it has come.
    public sealed interface Reading {
        /// Nobody has read it as it is now.
        record Pending() implements Reading {}

        /// It was read.
        record Done(RecordingContent content) implements Reading {}

        /// It cannot be read.
        ///
        /// @param why a sentence for people
        record Unreadable(String why) implements Reading {}
    }

    /// Returns its content; empty while it is not known.
    public Optional<RecordingContent> content() {
        return reading instanceof Reading.Done(var content) ? Optional.of(content) : Optional.empty();
    }

    /// Returns its name for people: the one that somebody gave it, or its file name without the ending.
    public String title() {
        return label.name().isEmpty() ? fileTitle() : label.name();
    }

    /// Returns its file name without the ending.
    public String fileTitle() {
        var name = String.valueOf(file.getFileName());
        return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }

    /// Returns when it began, ms since 1970; when it was written last while its content is not known.
    public long beganMs() {
        return content()
                .map(RecordingContent::beganNanos)
                .filter(began -> began > 0)
                .map(began -> began / 1_000_000)
                .orElse(modifiedMs);
    }

    /// Returns what it says of where it comes from.
    public Optional<RecordingOrigin> origin() {
        return content().flatMap(content -> Optional.ofNullable(content.origin()));
    }

    /// Returns whether something of it is lost, or all of it cannot be read.
    public boolean isDamaged() {
        return reading instanceof Reading.Unreadable
                || content().map(content -> !content.damage().isEmpty()).orElse(false);
    }

    /// Returns it with other words of people.
    public LibraryItem with(RecordingLabel next) {
        return new LibraryItem(file, sizeBytes, modifiedMs, place, live, next, reading);
    }

    /// Returns it read so far.
    public LibraryItem with(Reading next) {
        return new LibraryItem(file, sizeBytes, modifiedMs, place, live, label, next);
    }
}
