package dev.playhead.ui.settings;

import dev.playhead.transport.settings.SettingsStore;
import dev.playhead.ui.command.Command;
import java.util.List;
import java.util.function.Supplier;

/// Settings of a window.
///
/// @param isOffered whether a person can change them there; not in pictures
/// @param commands of the window, in the order in which people read them
public record WindowSettings(SettingsStore store, boolean isOffered, Supplier<List<Command>> commands) {}
