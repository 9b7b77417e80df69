package dev.playhead.transport.settings;

/// Choice of colours.
public enum ThemeChoice {
    /// Those that the system prefers, also when that changes.
    SYSTEM,
    DARK,
    LIGHT
}
