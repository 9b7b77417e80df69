package dev.playhead.transport.log.directory;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/// The disk as the writer of a recording uses it. Tests have one that fills up.
public interface RecordingFiles {
    /// The disk of this machine.
    RecordingFiles SYSTEM = PrivateFiles::create;

    /// Creates a file that must not exist, for writing and reading.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException when there is one
    /// @throws IOException when it cannot be created
    FileChannel create(Path file) throws IOException;
}
