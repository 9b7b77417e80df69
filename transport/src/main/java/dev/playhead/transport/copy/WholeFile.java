package dev.playhead.transport.copy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes a text file that is there as a whole or not at all: whoever reads it meanwhile has the one of before.
public final class WholeFile {
    private WholeFile() {}

    /// Content of a file.
    public interface Content {
        /// Writes all of it.
        void writeTo(TextOutput file) throws IOException;
    }

    /// Writes a text, and the folders that lead to it.
    ///
    /// @throws IOException says in a sentence which file cannot be written and why
    public static void write(Path file, String text) throws IOException {
        write(file, to -> to.write(text));
    }

    /// Writes what may be too long for a text.
    ///
    /// @throws IOException as [#write(Path, String)]
    public static void write(Path file, Content content) throws IOException {
        var place = file.toAbsolutePath();
        var folder = place.getParent();
        if (folder == null || Files.isDirectory(place)) {
            throw new IOException(file + " is a folder; name a file in it.");
        }
        Path beginning = null;
        try {
            Files.createDirectories(folder);
            beginning = Files.createTempFile(folder, ".playhead-", ".tmp");
            try (var to = Files.newBufferedWriter(beginning)) {
                content.writeTo(to::write);
            }
            Files.move(beginning, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new IOException("Cannot write " + file + ": " + reason(e) + ".", e);
        } finally {
            if (beginning != null) {
                Files.deleteIfExists(beginning); // not there any more when all went well
            }
        }
    }

    private static String reason(IOException e) {
        var message = e.getMessage();
        return e.getClass().getSimpleName() + (message == null ? "" : ", " + message);
    }
}
