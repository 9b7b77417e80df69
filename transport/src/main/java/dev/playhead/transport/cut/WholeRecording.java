package dev.playhead.transport.cut;

import dev.playhead.transport.copy.NewFile;
import dev.playhead.transport.log.LogWriter;
import dev.playhead.transport.log.RecordingOrigin;
import dev.playhead.transport.log.directory.RecordingFiles;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;

/// Writes a recording that is there as a whole, closed, or not at all.
public final class WholeRecording {
    private WholeRecording() {}

    /// Entries of a recording.
    public interface Entries {
        /// Appends all of them; the log is closed by the caller.
        void writeTo(LogWriter log) throws IOException;
    }

    /// Writes a recording that no broker goes on with.
    ///
    /// @throws FileAlreadyExistsException when there is such a file
    /// @throws IOException when it cannot be written
    public static void write(Path file, RecordingOrigin.Kind kind, Entries entries) throws IOException {
        // Apart until it is whole: closing writes the file once more.
        NewFile.make(file, folder -> {
            var unfinished = folder.resolve(file.getFileName());
            var log = LogWriter.create(unfinished, RecordingOrigin.apart(kind), RecordingFiles.SYSTEM);
            try {
                entries.writeTo(log);
            } catch (IOException | RuntimeException e) {
                log.discard();
                throw e;
            }
            log.close();
            return unfinished;
        });
    }
}
