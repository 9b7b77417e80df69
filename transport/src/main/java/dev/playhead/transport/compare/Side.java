package dev.playhead.transport.compare;

import java.util.List;

/// One of two things that are compared. Immutable.
///
/// @param messages by channel, and in each in the order of the channel
public record Side(List<ComparedMessage> messages) {
    /// A side that has nothing.
    public static final Side NOTHING = new Side(List.of());

    public Side {
        messages = List.copyOf(messages);
    }
}
