package dev.playhead.transport.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Values of settings as a file has them, with whatever else is in it. A value that is not allowed counts as not
/// chosen and has a sentence in [#problems]. Immutable.
public final class Settings {
    /// Nothing was chosen.
    public static final Settings STANDARD = new Settings(Map.of());

    /// Version of the file that this build writes.
    static final long VERSION = 1;

    static final String VERSION_KEY = "version";

    // Null values are kept, too: they are somebody's.
    private final Map<String, @Nullable Object> json;

    Settings(Map<String, ? extends @Nullable Object> json) {
        this.json = new LinkedHashMap<>(json);
    }

    /// Returns the value of a setting.
    public <T> T get(Setting<T> setting) {
        return chosen(setting).orElse(setting.standard());
    }

    /// Returns what somebody has chosen; empty while nobody has.
    public <T> Optional<T> chosen(Setting<T> setting) {
        var value = json.get(setting.key());
        return value == null
                ? Optional.empty()
                : Optional.ofNullable(setting.type().read().apply(value));
    }

    /// Returns settings with another value.
    ///
    /// @throws IllegalArgumentException when the value is not allowed, in words
    public <T> Settings with(Setting<T> setting, T value) {
        return withJson(setting.key(), toJson(setting, value));
    }

    /// Returns settings in which nobody has chosen a value.
    public Settings without(Setting<?> setting) {
        return withJson(setting.key(), null);
    }

    /// Returns what is wrong with the values, a sentence each.
    public List<String> problems() {
        var problems = new ArrayList<String>();
        if (json.get(VERSION_KEY) instanceof Long version && version > VERSION) {
            problems.add("The settings were written by a newer Playhead. What this one knows of them is used; the rest"
                    + " is kept.");
        }
        for (var setting : SettingCatalog.ALL) {
            if (json.get(setting.key()) != null && chosen(setting).isEmpty()) {
                problems.add("The setting " + setting.key() + " must be "
                        + setting.type().expected() + ". The standard value is used until you change it.");
            }
        }
        return List.copyOf(problems);
    }

    static <T> Object toJson(Setting<T> setting, T value) {
        var json = setting.type().write().apply(value);
        if (setting.type().read().apply(json) == null) {
            throw new IllegalArgumentException(
                    setting.key() + " must be " + setting.type().expected() + ".");
        }
        return json;
    }

    @Nullable
    Object json(String key) {
        return json.get(key);
    }

    Settings withJson(String key, @Nullable Object value) {
        var changed = new LinkedHashMap<>(json);
        if (value == null) {
            changed.remove(key);
        } else {
            changed.put(key, value);
        }
        return new Settings(changed);
    }

    Map<String, @Nullable Object> json() {
        return new LinkedHashMap<>(json);
    }
}
