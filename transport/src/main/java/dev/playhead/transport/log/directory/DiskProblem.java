package dev.playhead.transport.log.directory;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;

/// Failures of the file system as sentences for a person: what happened, and what to do.
public final class DiskProblem {
    private DiskProblem() {}

    /// Says why `file` cannot be written.
    public static String inWords(Path file, IOException why) {
        var where = String.valueOf(file.toAbsolutePath().getParent());
        var message = why instanceof FileSystemException f && f.getReason() != null
                ? f.getReason()
                : String.valueOf(why.getMessage());
        var text = message.toLowerCase(Locale.ROOT);
        if (text.contains("no space left") || text.contains("not enough space")) {
            return "The disk of " + where + " is full: make room there.";
        }
        if (text.contains("quota")) {
            return "The disk quota of " + where + " is used up: make room there.";
        }
        if (text.contains("file too large")) {
            return file.getFileName() + " is as large as a file may be here: raise the limit of file sizes.";
        }
        if (text.contains("read-only") || why.getCause() instanceof ReadOnlyFileSystemException) {
            return where + " can only be read: make it writable.";
        }
        return switch (why) {
            case EOFException cutOff -> message;
            case AccessDeniedException denied -> where + " may not be written: give yourself the right to.";
            case NoSuchFileException missing -> where + " is not there: create it.";
            default -> "Writing to " + where + " failed (" + message + "): see to that disk.";
        };
    }
}
