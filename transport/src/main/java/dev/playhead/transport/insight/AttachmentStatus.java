package dev.playhead.transport.insight;

/// Status of a device on the channel of a message at a moment: whether it should have the message at all.
public enum AttachmentStatus {
    /// Attached to the channel, so it is owed every message.
    ATTACHED,
    /// Attached until its connection was lost, and not attached again since.
    AWAY,
    /// Attached without the mode SUBSCRIBE, so no messages are sent to it.
    NOT_SUBSCRIBED,
    /// Connected, and not attached to this channel.
    ELSEWHERE,
    /// Attached after the message had begun, and never sent its beginning.
    CAME_LATER,
    /// Published the message itself, and asked for no echo.
    AUTHOR,
    /// Has closed its connection.
    GONE;

    /// Returns whether what it lacks is missing. The others lack it rightly.
    public boolean isOwed() {
        return this == ATTACHED || this == AWAY;
    }
}
