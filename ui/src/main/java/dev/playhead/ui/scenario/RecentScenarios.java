package dev.playhead.ui.scenario;

import dev.playhead.transport.copy.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Scenarios that were opened last, the newest first, one a line of a file of their own. Not for the FX thread.
final class RecentScenarios {
    private static final int MOST = 10;
    private static final String NAME = "recent.txt";

    private final Path file;

    /// @param folder that holds the file
    RecentScenarios(Path folder) {
        file = folder.resolve(NAME);
    }

    /// Returns those that are still there.
    ///
    /// @throws IOException when the list cannot be read
    List<Path> list() throws IOException {
        var found = new ArrayList<Path>();
        try {
            for (var line : Files.readAllLines(file)) {
                add(line, found);
            }
        } catch (NoSuchFileException nobodyHasOpenedOne) {
            return List.of();
        }
        return found;
    }

    private static void add(String line, List<Path> found) {
        try {
            var scenario = Path.of(line);
            if (!line.isBlank() && Files.exists(scenario)) {
                found.add(scenario);
            }
        } catch (InvalidPathException damaged) {
            // a line that is no path of this system names no file
        }
    }

    /// Puts one at the beginning.
    ///
    /// @return all of them
    /// @throws IOException when the list cannot be read or written
    List<Path> opened(Path scenario) throws IOException {
        var all = new ArrayList<Path>();
        all.add(scenario.toAbsolutePath());
        for (var other : list()) {
            if (!all.contains(other) && all.size() < MOST) {
                all.add(other);
            }
        }
        WholeFile.write(file, String.join("\n", all.stream().map(Path::toString).toList()) + "\n");
        return List.copyOf(all);
    }
}
