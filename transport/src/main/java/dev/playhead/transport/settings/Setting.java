package dev.playhead.transport.settings;

import java.util.Objects;

/// One setting: its name in the file, its type, and the value that it has until somebody chooses another. The ones
/// that there are stand in [SettingCatalog].
///
/// @param key stable name in the file, for example `broker.port`
/// @param type reads, checks and writes its values
/// @param standard value until somebody chooses another
public record Setting<T>(String key, SettingType<T> type, T standard) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Setting<?> setting && key.equals(setting.key);
    }

    @Override
    public int hashCode() {
        return Objects.hash(key);
    }

    @Override
    public String toString() {
        return key;
    }
}
