package dev.playhead.ui.help;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Everything that is shipped as Playhead, and under which licence: the list that the build makes of its libraries, and
/// the texts beside it. Immutable.
///
/// @param parts by name; none when the build has made no list
/// @param isKnown whether there is a list: classes that were not packaged have none
record ShippedParts(List<ShippedPart> parts, boolean isKnown) {
    private static final Logger LOG = LoggerFactory.getLogger(ShippedParts.class);
    private static final String LIST = "THIRD-PARTY.txt";
    // (licence) (licence) name (group:artifact:version - page)
    private static final Pattern LINE =
            Pattern.compile("\\s*((?:\\([^()]*\\)\\s+)+)(.*) \\(([^():\\s]+):([^():\\s]+):([^()\\s]+) - (.*)\\)\\s*");

    /// Returns what is shipped with the classes of this process. Reads files: not for the FX thread.
    static ShippedParts ofThisProgram() {
        var lib = libraries();
        return lib.flatMap(ShippedParts::licences)
                .map(folder -> read(folder, lib.orElse(folder), runtime(folder)))
                .orElse(new ShippedParts(List.of(), false));
    }

    // The folder of the jars, or of the classes while they are in none.
    private static Optional<Path> libraries() {
        try {
            var source = ShippedParts.class.getProtectionDomain().getCodeSource();
            return source == null
                    ? Optional.empty()
                    : Optional.ofNullable(Path.of(source.getLocation().toURI()).getParent());
        } catch (URISyntaxException | IllegalArgumentException e) {
            LOG.debug("The classes are in no folder", e);
            return Optional.empty();
        }
    }

    // Beside the jars in the distribution and in the images of all systems; after a build in the sources the
    // distribution stands beside the classes of another module.
    private static Optional<Path> licences(Path libraries) {
        return Stream.of("../licenses", "../../app/target/playhead/licenses")
                .map(place -> libraries.resolve(place).normalize())
                .filter(folder -> Files.isRegularFile(folder.resolve(LIST)))
                .findFirst();
    }

    // Only an image has the runtime that it is started by.
    private static Optional<Path> runtime(Path licences) {
        var home = Path.of(System.getProperty("java.home", ""));
        var image = licences.toAbsolutePath().getParent();
        return image != null && home.toAbsolutePath().startsWith(image)
                ? Optional.of(home.resolve("legal"))
                : Optional.empty();
    }

    /// Reads a folder of licences.
    ///
    /// @param libraries folder of the jars
    /// @param legal folder in which a runtime has its licences by module; empty when none is shipped
    static ShippedParts read(Path licences, Path libraries, Optional<Path> legal) {
        var parts = new ArrayList<ShippedPart>();
        try (Stream<String> lines = Files.lines(licences.resolve(LIST), StandardCharsets.UTF_8)) {
            lines.flatMap(line -> of(line, libraries).stream()).forEach(parts::add);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("Cannot read the licences in {}", licences, e);
        }
        fonts(licences).ifPresent(parts::addAll);
        legal.ifPresent(folder -> parts.addAll(ofRuntime(folder)));
        parts.sort(Comparator.comparing(part -> part.name().toLowerCase(Locale.ROOT)));
        var own = licences.resolve("LICENSE");
        if (Files.isRegularFile(own)) {
            parts.addFirst(new ShippedPart("Playhead", "", firstLine(own), "", new LicenceText.OfFile(own)));
        }
        return new ShippedParts(List.copyOf(parts), true);
    }

    private static Optional<List<ShippedPart>> fonts(Path licences) {
        var text = licences.resolve("OFL.txt");
        return Files.isRegularFile(text)
                ? Optional.of(Stream.of("Inter", "JetBrains Mono")
                        .map(name -> new ShippedPart(name, "", "OFL-1.1", "font", new LicenceText.OfFile(text)))
                        .toList())
                : Optional.empty();
    }

    private static String firstLine(Path file) {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .findFirst()
                    .orElse("");
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("Cannot read {}", file, e);
            return "";
        }
    }

    /// Returns the library of a line of the list; empty for any other line.
    static Optional<ShippedPart> of(String line, Path libraries) {
        var matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var licences = matcher.group(1).strip().replaceAll("\\)\\s+\\(", " or ");
        var artifact = matcher.group(4);
        var version = matcher.group(5);
        var page = matcher.group(6).equals("no url defined") ? "" : ", " + matcher.group(6);
        return Optional.of(new ShippedPart(
                matcher.group(2),
                version,
                licences.substring(1, licences.length() - 1),
                matcher.group(3) + ":" + artifact + page,
                new LicenceText.InJar(libraries.resolve(artifact + "-" + version + ".jar"))));
    }

    // A text that many modules share is a link to that of the first; it is one part.
    private static List<ShippedPart> ofRuntime(Path legal) {
        try (Stream<Path> files = Files.walk(legal, 2)) {
            return files.filter(file -> Files.isRegularFile(file) && !Files.isSymbolicLink(file))
                    .map(file -> new ShippedPart(
                            name(file), "", "", "Java runtime, module " + module(file), new LicenceText.OfFile(file)))
                    .toList();
        } catch (IOException e) {
            LOG.warn("Cannot read the licences of the runtime in {}", legal, e);
            return List.of();
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.(md|txt)$", "");
    }

    private static String module(Path file) {
        var parent = file.getParent();
        return parent == null ? "" : String.valueOf(parent.getFileName());
    }
}
