package dev.playhead.app;

/// Beginning of a window over a broker.
enum Opening {
    /// The first screen, until somebody connects.
    WELCOME,
    /// The story of the demo, which goes on by itself.
    STORY,
    /// The story of the demo, which goes on when a key is pressed.
    STORY_BY_KEY
}
