package dev.playhead.transport.copy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Makes a file that is there as a whole or not at all, and that never takes the place of another.
public final class NewFile {
    private NewFile() {}

    /// A way to make a file.
    public interface Making {
        /// Makes it in a folder that is there for it alone. All that is left there is deleted.
        ///
        /// @return the file, in that folder
        Path in(Path folder) throws IOException;
    }

    /// Makes a file, and the folders that lead to it.
    ///
    /// @throws FileAlreadyExistsException when there is such a file
    /// @throws IOException when it cannot be made
    public static void make(Path file, Making making) throws IOException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        var place = file.toAbsolutePath();
        var folder = place.getParent();
        if (folder == null) {
            throw new IOException(file + " is a folder; name a file in it.");
        }
        Files.createDirectories(folder);
        var apart = Files.createTempDirectory(folder, ".playhead-");
        try {
            Files.move(making.in(apart), place); // never replaces a file
        } finally {
            clear(apart);
        }
    }

    private static void clear(Path apart) throws IOException {
        try (var left = Files.newDirectoryStream(apart)) {
            for (var each : left) {
                Files.delete(each);
            }
        }
        Files.delete(apart);
    }
}
