package dev.playhead.ui.settings;

import dev.playhead.transport.settings.SettingsStore;
import dev.playhead.ui.command.Commands;
import java.util.function.Supplier;

/// Settings of a window.
///
/// @param isOffered whether a person can change them there; not in pictures
/// @param commands of the window
public record WindowSettings(SettingsStore store, boolean isOffered, Supplier<Commands> commands) {}
