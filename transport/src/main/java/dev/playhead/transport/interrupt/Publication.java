package dev.playhead.transport.interrupt;

import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import org.jspecify.annotations.Nullable;

/// One step of an interrupt. They are taken in order, each when the one before is done.
public sealed interface Publication {
    /// Publishes a new message.
    ///
    /// @param wakes the event that an agent is woken for, as in the invocation of AI Transport; null when it is one
    ///     that
    ///     a running agent hears on the channel
    record Create(Message message, @Nullable String wakes) implements Publication {}

    /// Publishes another version of a message that is there.
    ///
    /// @param message what is changed
    record Change(String serial, MessageAction action, Message message) implements Publication {}

    /// Waits until a run has ended, or a message has stopped growing.
    record AwaitEnd(String run) implements Publication {}
}
