package dev.playhead.app.recording;

import dev.playhead.transport.log.LogFile;
import java.io.IOException;
import java.nio.file.Path;

/// Opens the file that a command was given, if it is a recording of Playhead.
public final class RecordingFile {
    private RecordingFile() {}

    /// Opens a recording.
    ///
    /// @throws IOException says in a sentence why the file cannot be used: it cannot be read, or is something else
    public static LogFile open(Path file) throws IOException {
        var log = LogFile.open(file);
        if (!log.isPlayhead()) {
            log.close();
            throw new IOException(file + " is an MCAP file of another program, not a recording of Playhead."
                    + " \"playhead info\" says what is in it.");
        }
        if (log.size() == 0) {
            log.close();
            throw new IOException(file + " holds no entry, so there is nothing to show or serve.");
        }
        return log;
    }

    /// Checks the same and leaves the file alone.
    ///
    /// @throws IOException as [#open]
    public static void check(Path file) throws IOException {
        open(file).close();
    }
}
