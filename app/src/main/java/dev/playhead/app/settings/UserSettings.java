package dev.playhead.app.settings;

import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.network.Network;
import dev.playhead.transport.network.NetworkLimits;
import dev.playhead.transport.server.ServerOptions;
import dev.playhead.transport.settings.ConfigDirectory;
import dev.playhead.transport.settings.SettingCatalog;
import dev.playhead.transport.settings.Settings;
import dev.playhead.transport.settings.SettingsFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The settings of the user for verbs without a window. An option on the command line goes before them. Immutable.
public final class UserSettings {
    private final SettingsFile.Reading reading;

    private UserSettings(SettingsFile.Reading reading) {
        this.reading = reading;
    }

    /// Reads them; a file that cannot be read counts as none, and [#notices] says so.
    public static UserSettings read() {
        return read(ConfigDirectory.standard().settings());
    }

    /// Reads those of one file.
    public static UserSettings read(SettingsFile file) {
        return new UserSettings(file.read());
    }

    /// Returns what a person should know of them, a sentence each.
    public List<String> notices() {
        return reading.notices();
    }

    /// Returns the directory of the recordings.
    ///
    /// @param given on the command line; null when it was not
    public static DataDirectory directory(@Nullable Path given) {
        return given == null ? read().directory() : new DataDirectory(given);
    }

    /// Returns the directory of the recordings as the settings have it, or the usual one.
    public DataDirectory directory() {
        var chosen = settings().get(SettingCatalog.DATA_DIRECTORY);
        return chosen.isBlank() ? DataDirectory.standard() : new DataDirectory(Path.of(chosen));
    }

    /// Returns the port to listen on, or the next free one.
    ///
    /// @param given on the command line; null when it was not
    public int port(@Nullable Integer given) {
        return given == null ? settings().get(SettingCatalog.PORT).intValue() : given;
    }

    /// Returns options that keep as much as the settings say.
    public ServerOptions keeping(ServerOptions options) {
        return options.keeping(settings().get(SettingCatalog.KEEP_BYTES));
    }

    /// Returns who may reach a broker: those of the command line and the pages that the settings trust.
    public Network network(List<String> hosts, List<String> origins) {
        var all = new ArrayList<>(origins);
        for (var trusted : settings().get(SettingCatalog.TRUSTED_ORIGINS)) {
            if (!all.contains(trusted)) {
                all.add(trusted);
            }
        }
        return new Network(hosts, all, NetworkLimits.DEFAULT);
    }

    private Settings settings() {
        return reading.settings();
    }
}
