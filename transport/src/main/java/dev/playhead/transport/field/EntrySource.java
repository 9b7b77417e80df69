package dev.playhead.transport.field;

import dev.playhead.transport.log.Entry;
import java.io.IOException;

/// Gives the entry behind a row. Must be safe for use by many threads.
@FunctionalInterface
public interface EntrySource {
    /// Reads the entry at `position`.
    ///
    /// @throws IOException when the log cannot be read
    Entry read(long position) throws IOException;
}
