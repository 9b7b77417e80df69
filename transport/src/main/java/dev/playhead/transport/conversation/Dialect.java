package dev.playhead.transport.conversation;

import dev.playhead.transport.ai.AiHeaders;
import dev.playhead.transport.protocol.Message;
import org.jspecify.annotations.Nullable;

/// One way of writing a conversation into messages. A pure function, without state. To add one: a class, and its
/// line in [Dialects].
interface Dialect {
    /// Reads a message.
    ///
    /// @param headers of AI Transport; [AiHeaders#NONE] when it has none
    /// @return null when it is not of this dialect
    @Nullable
    Part read(Message message, AiHeaders headers);
}
