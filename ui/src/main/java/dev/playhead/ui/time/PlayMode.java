package dev.playhead.ui.time;

/// Mode of the window: it shows now or the past.
public enum PlayMode {
    LIVE,
    PAUSED,
    /// The past: what comes after the playhead is dimmed.
    REPLAY
}
