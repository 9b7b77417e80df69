package dev.playhead.transport.conversation;

import dev.playhead.transport.ai.AiHeaders;
import dev.playhead.transport.explain.MessageText;
import dev.playhead.transport.protocol.Message;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Messages of AI Transport that no dialect here reads: codecs of an application, and generations that came before
/// (`x-ably-` headers) or will come. They are shown with a sentence that says so.
final class UnknownAiDialect implements Dialect {
    @Override
    public @Nullable Part read(Message message, AiHeaders headers) {
        var text = MessageText.of(message);
        if (headers.isPresent()) {
            var kind = headers.codec().get("kind");
            return new Part.Unknown(
                    kind == null
                            ? "a message of AI Transport that does not say its kind"
                            : "kind \"" + kind + "\" of AI Transport is not known here",
                    text);
        }
        var name = message.name();
        if (name != null && name.startsWith("ai-") || hasAi(message)) {
            return new Part.Unknown("a generation of AI Transport that is not known here", text);
        }
        return name != null && name.startsWith("x-ably-") || hasOldHeaders(message)
                ? new Part.Unknown("AI Transport before 0.1, which is shown as plain messages", text)
                : null;
    }

    private static boolean hasAi(Message message) {
        return message.extras() != null && message.extras().containsKey("ai");
    }

    private static boolean hasOldHeaders(Message message) {
        return message.extras() != null
                && message.extras().get("headers") instanceof Map<?, ?> headers
                && headers.keySet().stream().anyMatch(key -> String.valueOf(key).startsWith("x-ably-"));
    }
}
