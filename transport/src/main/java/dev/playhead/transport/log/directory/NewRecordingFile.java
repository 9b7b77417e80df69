package dev.playhead.transport.log.directory;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/// A recording that has no name yet. Its first entries are written beside its place, and it gets its name when they
/// are whole: whoever finds a recording finds one that has begun. For one thread.
public final class NewRecordingFile {
    private static final AtomicLong COUNT = new AtomicLong();
    private static final int MOST_NAMES = 1000;
    private static final Pattern LEFT_OVER = Pattern.compile(".*\\.mcap\\.(\\d{1,18})-\\d{1,18}\\.starting");

    private NewRecordingFile() {}

    /// A name beside the place, of this process and for this once.
    public static Path beside(Path wanted) {
        return wanted.resolveSibling(wanted.getFileName() + "."
                + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet() + ".starting");
    }

    /// Moves the file to its place in one step and returns where it is: there, or under the next free name
    /// when another broker was faster. A file that is there already is never replaced.
    ///
    /// @throws IOException when it cannot be moved
    public static Path move(Path beginning, Path wanted) throws IOException {
        var place = wanted;
        for (int attempt = 1; ; attempt++) {
            try {
                moveTo(beginning, place);
                return place;
            } catch (FileAlreadyExistsException taken) {
                if (attempt == MOST_NAMES) {
                    throw taken;
                }
                place = DataDirectory.next(place);
            }
        }
    }

    private static void moveTo(Path beginning, Path place) throws IOException {
        if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows")) {
            Files.move(beginning, place); // does not replace, unlike a move elsewhere
            return;
        }
        try {
            Files.createLink(place, beginning);
        } catch (FileAlreadyExistsException taken) {
            throw taken;
        } catch (UnsupportedOperationException | FileSystemException noLinksHere) {
            if (Files.exists(place)) {
                throw new FileAlreadyExistsException(place.toString());
            }
            Files.move(beginning, place, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        try {
            Files.delete(beginning);
        } catch (IOException inUse) {
            // The recording has its name; the other one is removed by a later start.
        }
    }

    /// Removes beginnings that processes which live no more have left behind.
    ///
    /// @throws IOException when the directory cannot be read or a file not be removed
    public static void removeLeftOver(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            for (var file : files.toList()) {
                var name = LEFT_OVER.matcher(file.getFileName().toString());
                if (name.matches()
                        && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
