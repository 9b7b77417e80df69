package dev.playhead.transport.conversation;

import dev.playhead.transport.ai.AiHeaders;
import dev.playhead.transport.conversation.Part.Voice;
import dev.playhead.transport.protocol.Message;
import org.jspecify.annotations.Nullable;

/// Parts of the Vercel UIMessage codec of AI Transport.
final class VercelDialect implements Dialect {
    @Override
    public @Nullable Part read(Message message, AiHeaders headers) {
        var part = new CodecPart(message, headers);
        var shared = part.shared();
        if (shared != null) {
            return shared;
        }
        return switch (part.kind()) {
            case "text" -> part.said(part.isOfClient() ? Voice.CLIENT : Voice.AGENT);
            case "reasoning" -> part.said(Voice.REASONING);
            case "tool-input" -> new Part.ToolCall(part.callId(), part.text("toolName"), part.data(), part.progress());
            case "tool-output-available" -> new Part.ToolAnswer(part.callId(), part.data(), false);
            case "tool-output-error", "tool-input-error" -> new Part.ToolAnswer(part.callId(), part.data(), true);
            case "tool-output-denied" -> new Part.ApprovalAnswer(part.callId(), false);
            case "error" -> new Part.Signal(Part.Signal.Kind.RUN_ERROR, "error: " + part.data());
            case "abort" -> other("aborted by the agent");
            // Marks of the model's loop inside a stream, not the steps of the transport.
            case "start", "start-step", "finish-step", "message-metadata" -> other(part.kind());
            case "finish" -> other("finished, " + part.text("finishReason"));
            case "file", "source-url", "source-document" -> other(part.kind() + " " + part.data());
            default -> part.kind().startsWith("data-") ? other(part.kind() + " " + part.data()) : null;
        };
    }

    private static Part other(String words) {
        return new Part.Signal(Part.Signal.Kind.OTHER, words);
    }
}
