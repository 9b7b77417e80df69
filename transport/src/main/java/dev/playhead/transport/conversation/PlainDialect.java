package dev.playhead.transport.conversation;

import dev.playhead.transport.ai.AiHeaders;
import dev.playhead.transport.explain.MessageText;
import dev.playhead.transport.protocol.Message;

/// Messages without any headers of AI: a chat, or tokens that somebody streams by hand. Whoever published it is who
/// says it.
final class PlainDialect implements Dialect {
    @Override
    public Part read(Message message, AiHeaders headers) {
        return new Part.Text(Part.Voice.ANYBODY, MessageText.of(message), Part.Progress.WHOLE);
    }
}
