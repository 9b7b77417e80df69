package dev.playhead.transport.session;

/// End of a frame's waiting at a breakpoint.
public enum Settlement {
    /// It went on as it was.
    RELEASED,
    /// Another one went on in its place.
    EDITED,
    /// Nothing went on.
    DROPPED,
    /// Its transport ended before; nothing went on.
    LOST
}
