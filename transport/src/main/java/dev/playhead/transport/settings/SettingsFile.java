package dev.playhead.transport.settings;

import dev.playhead.transport.codec.JsonTree;
import dev.playhead.transport.copy.WholeFile;
import dev.playhead.transport.log.ProductVersion;
import dev.playhead.transport.log.directory.PrivateFiles;
import dev.playhead.transport.protocol.Format;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The file of the settings: one JSON object, one setting a line. It is there as a whole or not at all, what this build
/// does not know in it is kept, and one that cannot be read is set aside and never lost.
///
/// @param path of the file
public record SettingsFile(Path path) {
    private static final long MOST_BYTES = 1 << 20;
    private static final String WRITER_KEY = "writtenBy";

    /// Content of the file.
    ///
    /// @param notices what a person should know of it, a sentence each
    public record Reading(Settings settings, List<String> notices) {
        public Reading {
            notices = List.copyOf(notices);
        }
    }

    /// Reads the file; a missing one has no settings, and one that cannot be read is left where it is.
    public Reading read() {
        try {
            return whole();
        } catch (NoSuchFileException none) {
            return new Reading(Settings.STANDARD, List.of());
        } catch (IOException e) {
            return new Reading(
                    Settings.STANDARD,
                    List.of("The settings in " + path + " cannot be read, so the standard ones are used. "
                            + "The file is left as it is until a setting is changed."));
        }
    }

    /// Reads the file, and sets one that cannot be read aside, under a name of its own in the same folder.
    public Reading open() {
        try {
            return whole();
        } catch (NoSuchFileException none) {
            return new Reading(Settings.STANDARD, List.of());
        } catch (IOException damage) {
            return new Reading(Settings.STANDARD, List.of(setAside()));
        }
    }

    private Reading whole() throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        if (Files.size(path) > MOST_BYTES) {
            throw new IOException(path + " is too large");
        }
        var bytes = Files.readAllBytes(path);
        if (!(JsonTree.readAny(Format.JSON, bytes) instanceof Map<?, ?> object)) {
            throw new IOException("not an object");
        }
        var json = new LinkedHashMap<String, @Nullable Object>();
        object.forEach((key, value) -> json.put(String.valueOf(key), value));
        var settings = new Settings(json);
        return new Reading(settings, settings.problems());
    }

    private String setAside() {
        var aside = path.resolveSibling("settings-damaged.json");
        for (int number = 2; Files.exists(aside); number++) {
            aside = path.resolveSibling("settings-damaged-" + number + ".json");
        }
        try {
            Files.move(path, aside);
            return "The settings could not be read, so the standard ones are used. The file is kept as " + aside + ".";
        } catch (IOException e) {
            return "The settings in " + path + " cannot be read, so the standard ones are used.";
        }
    }

    /// Changes values and keeps all others, also those that another process has changed meanwhile.
    ///
    /// @param changes new values as JSON by their keys; null takes one away
    /// @return what a person should know, a sentence each: a damaged file was set aside
    /// @throws IOException in words, when the file cannot be written
    List<String> change(Map<String, ? extends @Nullable Object> changes) throws IOException {
        var reading = open();
        var json = reading.settings().json();
        changes.forEach((key, value) -> {
            if (value == null) {
                json.remove(key);
            } else {
                json.put(key, value);
            }
        });
        boolean isNewer = json.get(Settings.VERSION_KEY) instanceof Long version && version > Settings.VERSION;
        var all = new LinkedHashMap<String, @Nullable Object>();
        all.put(Settings.VERSION_KEY, isNewer ? json.get(Settings.VERSION_KEY) : Settings.VERSION);
        all.put(WRITER_KEY, ProductVersion.get());
        json.keySet().removeAll(all.keySet());
        for (var setting : SettingCatalog.ALL) {
            if (json.containsKey(setting.key())) {
                all.put(setting.key(), json.remove(setting.key()));
            }
        }
        all.putAll(json);
        PrivateFiles.createFolderOf(path);
        WholeFile.write(target(), text(all));
        return reading.notices();
    }

    // A link to a file elsewhere, as people have who share their settings, stays a link.
    private Path target() {
        try {
            return Files.isSymbolicLink(path) ? path.toRealPath() : path;
        } catch (IOException e) {
            return path;
        }
    }

    private static String text(Map<String, @Nullable Object> all) {
        var lines = new ArrayList<String>();
        all.forEach((key, value) -> lines.add("  " + json(key) + ": " + (value == null ? "null" : json(value))));
        return "{\n" + String.join(",\n", lines) + "\n}\n";
    }

    private static String json(Object value) {
        return new String(JsonTree.writeAny(Format.JSON, value), StandardCharsets.UTF_8);
    }
}
