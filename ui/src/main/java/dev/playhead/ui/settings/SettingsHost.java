package dev.playhead.ui.settings;

import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.library.RecordingLibrary;
import dev.playhead.transport.settings.SettingsStore;
import dev.playhead.ui.command.Commands;
import java.nio.file.Path;
import java.util.Optional;

/// The window around the page of settings. FX thread.
public interface SettingsHost {
    /// Returns the settings that the page changes.
    SettingsStore settings();

    /// Returns host and port of the broker of this window; empty when it has none.
    Optional<String> address();

    /// Returns the recordings of this window; empty when it has none.
    Optional<RecordingLibrary> library();

    /// Returns what is known of the session that is open; empty when none is.
    Optional<Timeline> timeline();

    /// Returns the commands of the window.
    Commands commands();

    /// Lets a person choose a folder; empty when they want none.
    Optional<Path> chooseFolder();
}
