package dev.playhead.transport.interrupt;

import dev.playhead.transport.ai.AiHeaders;
import dev.playhead.transport.protocol.Message;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Dialect in which a channel is written, as far as that decides what can be said to it.
public enum WireDialect {
    /// AI Transport with the codec of the Vercel AI SDK.
    VERCEL,
    /// AI Transport with the codec of OpenAI Responses.
    OPENAI,
    /// AI Transport with a codec that Playhead does not know: signals of the transport can be written, texts cannot.
    OTHER_CODEC,
    /// Messages without headers of AI Transport.
    PLAIN,
    /// Headers of AI Transport of a generation that Playhead does not know.
    UNKNOWN_GENERATION;

    private static final Set<String> OF_OPENAI = Set.of(
            "output_text",
            "refusal",
            "reasoning_text",
            "reasoning_summary_text",
            "function_call_arguments",
            "function_call_output",
            "response.output_item.added",
            "response.output_item.done");
    private static final Set<String> OF_VERCEL = Set.of(
            "text",
            "reasoning",
            "tool-input",
            "start",
            "start-step",
            "finish-step",
            "finish",
            "tool-output-available",
            "tool-output-error",
            "tool-output-denied",
            "tool-input-error");
    private static final String OLD_HEADERS = "x-ably-";

    /// Returns the dialect of a channel: that of its newest message which tells.
    ///
    /// @param messages in order of their serials
    static WireDialect of(List<Message> messages) {
        WireDialect vague = null;
        for (var message : messages.reversed()) {
            var dialect = of(message);
            if (dialect != null && dialect != OTHER_CODEC) {
                return dialect;
            }
            vague = dialect == null ? vague : dialect;
        }
        return vague == null ? PLAIN : vague;
    }

    /// Returns whether it has headers of AI Transport of the generation that Playhead knows.
    public boolean isAiTransport() {
        return this == VERCEL || this == OPENAI || this == OTHER_CODEC;
    }

    // Null for a message that is plain, or says of its codec only what all of them say.
    private static @Nullable WireDialect of(Message message) {
        var headers = AiHeaders.of(message);
        if (!headers.isPresent()) {
            return isOfAnotherGeneration(message) ? UNKNOWN_GENERATION : null;
        }
        var kind = headers.get("kind");
        var part = headers.get("partType");
        if ("input_text".equals(part) || (kind != null && OF_OPENAI.contains(kind)) || headers.get("call_id") != null) {
            return OPENAI;
        }
        if ("text".equals(part) || (kind != null && OF_VERCEL.contains(kind)) || headers.get("toolCallId") != null) {
            return VERCEL;
        }
        return OTHER_CODEC;
    }

    /// Returns whether a message is of AI Transport, but of an older or newer generation: neither has a tier of its own
    /// for the transport.
    static boolean isOfAnotherGeneration(Message message) {
        var extras = message.extras();
        if (extras == null) {
            return false;
        }
        boolean newer = extras.get("ai") instanceof Map<?, ?> ai && ai.get("type") instanceof String;
        boolean older = extras.get("headers") instanceof Map<?, ?> flat
                && flat.keySet().stream().anyMatch(key -> key.toString().startsWith(OLD_HEADERS));
        return newer || older;
    }
}
