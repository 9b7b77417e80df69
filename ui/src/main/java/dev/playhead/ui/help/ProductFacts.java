package dev.playhead.ui.help;

import dev.playhead.transport.api.ProductBuild;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.settings.SettingCatalog;
import dev.playhead.transport.settings.SettingsStore;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Facts about the program that runs: what it is, what it runs on, and where its files are. Immutable.
///
/// @param version of the program, for its title
/// @param lines values by their names, in the order in which people read them
public record ProductFacts(String version, Map<String, String> lines) {
    private static final String UNKNOWN = "not known: this build does not say";

    public ProductFacts {
        lines = Collections.unmodifiableMap(new LinkedHashMap<>(lines));
    }

    /// Returns those of this process.
    ///
    /// @param recordings folder of the recordings of a broker; empty when the window has none
    public static ProductFacts current(SettingsStore settings, Optional<Path> recordings) {
        var build = ProductBuild.current();
        var lines = new LinkedHashMap<String, String>();
        lines.put("Version", build.version().orElse(UNKNOWN));
        lines.put("Commit", build.commit().orElse(UNKNOWN));
        build.date().ifPresent(date -> lines.put("Built", date));
        lines.put("Java", property("java.runtime.version") + ", " + property("java.vendor"));
        lines.put("JavaFX", property("javafx.runtime.version"));
        lines.put("System", property("os.name") + " " + property("os.version") + ", " + property("os.arch"));
        lines.put(
                "Recordings",
                recordings.orElseGet(() -> chosen(settings)).toAbsolutePath().toString());
        lines.put(
                "Settings",
                settings.file().map(file -> file.path().toString()).orElse("in memory, forgotten with the program"));
        return new ProductFacts(build.version().orElse("not packaged"), lines);
    }

    private static Path chosen(SettingsStore settings) {
        var folder = settings.get(SettingCatalog.DATA_DIRECTORY);
        return folder.isBlank() ? DataDirectory.standard().path() : Path.of(folder);
    }

    private static String property(String name) {
        return System.getProperty(name, "not known");
    }

    /// Returns them as text, for a report of a bug.
    public String text() {
        return "Playhead\n"
                + lines.entrySet().stream()
                        .map(line -> line.getKey() + ": " + line.getValue())
                        .collect(Collectors.joining("\n"));
    }
}
