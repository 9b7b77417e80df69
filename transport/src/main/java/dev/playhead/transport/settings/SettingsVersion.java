package dev.playhead.transport.settings;

import dev.playhead.transport.log.ProductVersion;

/// Version of the program that reads and writes the settings.
public final class SettingsVersion {
    private SettingsVersion() {}

    /// Returns the version of this build.
    public static String product() {
        return ProductVersion.get();
    }
}
