package dev.playhead.transport.cut;

import dev.playhead.transport.log.LogWriter;
import dev.playhead.transport.log.RecordingOrigin;
import dev.playhead.transport.log.directory.RecordingFiles;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes a recording that is there as a whole, closed, or not at all.
final class WholeRecording {
    private WholeRecording() {}

    /// Entries of a recording.
    interface Entries {
        /// Appends all of them; the log is closed by the caller.
        void writeTo(LogWriter log) throws IOException;
    }

    /// Writes a recording that no broker goes on with.
    ///
    /// @throws FileAlreadyExistsException when there is such a file
    /// @throws IOException when it cannot be written
    static void write(Path file, RecordingOrigin.Kind kind, Entries entries) throws IOException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        var place = file.toAbsolutePath();
        var folder = place.getParent();
        if (folder == null) {
            throw new IOException(file + " is a folder; name a file in it.");
        }
        Files.createDirectories(folder);
        // Apart until it is whole: closing writes the file once more.
        var apart = Files.createTempDirectory(folder, ".playhead-");
        var unfinished = apart.resolve(place.getFileName());
        try {
            var log = LogWriter.create(unfinished, RecordingOrigin.apart(kind), RecordingFiles.SYSTEM);
            try {
                entries.writeTo(log);
            } catch (IOException | RuntimeException e) {
                log.discard();
                throw e;
            }
            log.close();
            Files.move(unfinished, place); // never replaces a file
        } finally {
            Files.deleteIfExists(unfinished);
            Files.deleteIfExists(apart);
        }
    }
}
