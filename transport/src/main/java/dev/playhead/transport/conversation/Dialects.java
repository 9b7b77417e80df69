package dev.playhead.transport.conversation;

import dev.playhead.transport.ai.AiHeaders;
import dev.playhead.transport.protocol.Message;
import java.util.List;

/// All dialects, the most special first. The last one reads whatever is left.
final class Dialects {
    private static final List<Dialect> ALL = List.of(
            new AiTransportSignals(), //
            new VercelDialect(),
            new OpenAiDialect(),
            new UnknownAiDialect(),
            new PlainDialect());

    private Dialects() {}

    static Part read(Message message, AiHeaders headers) {
        for (var dialect : ALL) {
            var part = dialect.read(message, headers);
            if (part != null) {
                return part;
            }
        }
        throw new IllegalStateException("the last dialect reads all");
    }
}
