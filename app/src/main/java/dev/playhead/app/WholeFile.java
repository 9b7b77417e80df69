package dev.playhead.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes a text file that is there as a whole or not at all: whoever reads it meanwhile has the one of before.
final class WholeFile {
    private WholeFile() {}

    /// Writes it, and the folders that lead to it.
    ///
    /// @throws IOException says in a sentence which file cannot be written and why
    static void write(Path file, String text) throws IOException {
        var place = file.toAbsolutePath();
        var folder = place.getParent();
        if (folder == null || Files.isDirectory(place)) {
            throw new IOException(file + " is a folder; name a file in it.");
        }
        Path beginning = null;
        try {
            Files.createDirectories(folder);
            beginning = Files.createTempFile(folder, ".playhead-", ".tmp");
            Files.writeString(beginning, text);
            Files.move(beginning, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            if (beginning != null) {
                Files.deleteIfExists(beginning);
            }
            throw new IOException("Cannot write " + file + ": " + reason(e) + ".", e);
        }
    }

    private static String reason(IOException e) {
        var message = e.getMessage();
        return e.getClass().getSimpleName() + (message == null ? "" : ", " + message);
    }
}
