package dev.playhead.app.terminal;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;

/// Failures as sentences for a person at a command line.
public final class Problems {
    private Problems() {}

    /// Returns what happened and what to do, in a sentence.
    public static String inWords(Throwable problem) {
        return switch (problem) {
            case NoSuchFileException e -> "There is no file " + e.getFile() + ". Check the name and try again.";
            case FileAlreadyExistsException e -> e.getFile() + " exists already; choose another name.";
            case AccessDeniedException e ->
                e.getFile() + " may not be read or written by this user; check its permissions.";
            default -> {
                var message = problem.getMessage();
                yield message == null ? "Playhead failed: " + problem : message;
            }
        };
    }
}
