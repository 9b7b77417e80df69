package dev.playhead.transport.settings;

/// Choice of whether things move on screen by themselves.
public enum MotionChoice {
    /// As the system prefers, also when that changes.
    SYSTEM,
    /// Motion is reduced.
    ON,
    /// Motion is not reduced.
    OFF
}
