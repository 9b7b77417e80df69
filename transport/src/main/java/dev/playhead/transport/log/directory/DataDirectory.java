package dev.playhead.transport.log.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Directory of the recordings: the place that the operating system has for the data of programs, or the one
/// given.
public record DataDirectory(Path path) {
    private static final String SUFFIX = ".playhead.mcap";
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    // A file that a person has named may end in a number, too; only behind a moment it counts.
    private static final Pattern NUMBERED = Pattern.compile("(.*\\d{8}-\\d{6})-(\\d{1,9})");
    private static final Pattern BEGINNING = Pattern.compile("\\d{8}-\\d{6}");
    private static final Comparator<Name> BY_AGE =
            Comparator.comparing(Name::stem).thenComparing(Name::number);

    /// Returns the usual place on this machine.
    public static DataDirectory standard() {
        return standard(System.getProperty("os.name", ""), System.getProperty("user.home", "."), System.getenv());
    }

    /// Returns the place that an operating system has for the data of programs.
    ///
    /// @param os its name, as `os.name` says it
    /// @param home directory of the user
    /// @param environment variables by name
    public static DataDirectory standard(String os, String home, Map<String, String> environment) {
        var system = os.toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            var local = environment.get("LOCALAPPDATA");
            return new DataDirectory(
                    (local != null ? Path.of(local) : Path.of(home, "AppData", "Local")).resolve("Playhead"));
        }
        if (system.startsWith("mac")) {
            return new DataDirectory(Path.of(home, "Library", "Application Support", "Playhead"));
        }
        var xdg = environment.get("XDG_DATA_HOME");
        var base = xdg != null && !xdg.isBlank() ? Path.of(xdg) : Path.of(home, ".local", "share");
        return new DataDirectory(base.resolve("playhead"));
    }

    /// A file that does not exist yet, named after the moment the recording begins.
    public Path newRecording(Instant at) {
        var name = NAME.format(at);
        var file = path.resolve(name + SUFFIX);
        while (Files.exists(file)) {
            file = next(file);
        }
        return file;
    }

    /// The name to try when another recording has this one: `x`, then `x-2`, `x-3` and so on.
    public static Path next(Path file) {
        var name = Name.of(file);
        return file.resolveSibling(name.stem + "-" + (name.number + 1) + SUFFIX);
    }

    /// The name of a recording, as the moment it began and its number among those of that moment.
    private record Name(String stem, int number) {
        static Name of(Path file) {
            var name = file.getFileName().toString();
            name = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
            var numbered = NUMBERED.matcher(name);
            return numbered.matches()
                    ? new Name(numbered.group(1), Integer.parseInt(numbered.group(2)))
                    : new Name(name, 1);
        }
    }

    /// Returns whether a file has a name that [#newRecording] gives.
    public static boolean isNamedByItsBeginning(Path file) {
        return BEGINNING.matcher(Name.of(file).stem()).matches();
    }

    /// All recordings, newest first by their names.
    ///
    /// @throws IOException when the directory cannot be read; a missing one has no recordings
    public List<Path> recordings() throws IOException {
        return named().stream().filter(Files::isRegularFile).toList();
    }

    /// Everything that is called like a recording: directories and pipes, too.
    public List<Path> named() throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (var files = Files.list(path)) {
            return files.filter(f -> f.getFileName().toString().endsWith(SUFFIX))
                    .sorted(Comparator.comparing(Name::of, BY_AGE).reversed())
                    .toList();
        }
    }

    /// The newest recording; empty when there is none.
    ///
    /// @throws IOException when the directory cannot be read
    public Optional<Path> newest() throws IOException {
        return recordings().stream().findFirst();
    }
}
