package dev.playhead.transport.serving;

/// Reasons for which the gate of a recording that is served is closed.
public enum GateReason {
    /// Too few clients are there.
    CLIENTS("waiting for a client"),
    /// Somebody has closed it.
    HAND("closed by you"),
    /// A client that is connected is not attached.
    ATTACHED("waiting until everybody is attached"),
    /// A participant that was left out did something here.
    TURN("your turn"),
    /// A remark stands here.
    BOOKMARK("bookmark"),
    /// A client has not read yet what it was sent.
    ACKS("waiting until everybody has read");

    private final String words;

    GateReason(String words) {
        this.words = words;
    }

    /// Returns it in words for people.
    public String words() {
        return words;
    }
}
