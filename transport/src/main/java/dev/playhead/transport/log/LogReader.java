package dev.playhead.transport.log;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;

/// The read side of a session log, the same for a live one and for an opened file. Safe for use by many threads.
public interface LogReader extends AutoCloseable {
    /// Returns the number of entries that can be read now. Grows while the log is live; never shrinks.
    long size();

    /// The entry at `position`, 0 to `size() - 1`.
    ///
    /// @throws IOException when the file cannot be read
    /// @throws IndexOutOfBoundsException when there is no such entry yet
    Entry read(long position) throws IOException;

    /// Reads an entry as those see it who want to know what happened, and not what to run again: what is kept of the
    /// time before the recording begins is what it was then.
    ///
    /// @throws IOException when the file cannot be read
    /// @throws IndexOutOfBoundsException when there is no such entry yet
    default Entry readForShow(long position) throws IOException {
        var entry = read(position);
        return entry instanceof Entry.Earlier earlier ? earlier.entry() : entry;
    }

    /// Returns whether the entry at `position` is a frame of a channel. Cheaper than to read it, and never
    /// wrongly true.
    ///
    /// @throws IOException when the file cannot be read
    default boolean isOfChannel(long position) throws IOException {
        return false;
    }

    /// The keyframes that can be read now: positions of their pages, in order, by the position they are of.
    /// A log that never had one has none.
    default NavigableMap<Long, List<Long>> keyframes() {
        return Collections.emptyNavigableMap();
    }

    /// Bytes of the file now.
    long sizeBytes();

    /// Returns the file.
    Path file();

    @Override
    void close() throws IOException;
}
