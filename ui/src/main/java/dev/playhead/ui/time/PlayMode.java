package dev.playhead.ui.time;

/// Whether the screens show now or the past.
public enum PlayMode {
    LIVE,
    PAUSED,
    /// The past: what comes after the playhead is dimmed.
    REPLAY
}
