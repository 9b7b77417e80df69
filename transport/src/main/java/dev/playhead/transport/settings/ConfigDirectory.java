package dev.playhead.transport.settings;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Directory of the settings: the place that the operating system has for the configuration of programs, or the one
/// that the system property `playhead.config` or the environment variable `PLAYHEAD_CONFIG` names.
public record ConfigDirectory(Path path) {
    /// System property with a directory to use instead of the usual one.
    public static final String PROPERTY = "playhead.config";

    /// Environment variable with a directory to use instead of the usual one; the property goes before it.
    public static final String VARIABLE = "PLAYHEAD_CONFIG";

    /// Returns the place on this machine.
    public static ConfigDirectory standard() {
        var given = System.getProperty(PROPERTY, "");
        if (!given.isBlank()) {
            return new ConfigDirectory(Path.of(given));
        }
        return standard(System.getProperty("os.name", ""), System.getProperty("user.home", "."), System.getenv());
    }

    /// Returns the place that an operating system has for the configuration of programs.
    ///
    /// @param os its name, as `os.name` says it
    /// @param home directory of the user
    /// @param environment variables by name
    static ConfigDirectory standard(String os, String home, Map<String, String> environment) {
        if (isSet(environment, VARIABLE)) {
            return new ConfigDirectory(Path.of(environment.get(VARIABLE)));
        }
        var system = os.toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            var roaming = isSet(environment, "APPDATA") ? environment.get("APPDATA") : home + "\\AppData\\Roaming";
            return new ConfigDirectory(Path.of(roaming).resolve("Playhead"));
        }
        if (system.startsWith("mac")) {
            return new ConfigDirectory(Path.of(home, "Library", "Application Support", "Playhead"));
        }
        var base = isSet(environment, "XDG_CONFIG_HOME")
                ? Path.of(environment.get("XDG_CONFIG_HOME"))
                : Path.of(home, ".config");
        return new ConfigDirectory(base.resolve("playhead"));
    }

    /// Returns the file of the settings in it.
    public SettingsFile settings() {
        return new SettingsFile(path.resolve("settings.json"));
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isBlank();
    }
}
