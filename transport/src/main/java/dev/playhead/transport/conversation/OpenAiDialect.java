package dev.playhead.transport.conversation;

import dev.playhead.transport.ai.AiHeaders;
import dev.playhead.transport.conversation.Part.Voice;
import dev.playhead.transport.protocol.Message;
import org.jspecify.annotations.Nullable;

/// Parts of the OpenAI Responses codec of AI Transport.
final class OpenAiDialect implements Dialect {
    @Override
    public @Nullable Part read(Message message, AiHeaders headers) {
        var part = new CodecPart(message, headers);
        return switch (part.kind()) {
            case "output_text", "refusal" -> part.said(Voice.AGENT);
            case "reasoning_text", "reasoning_summary_text" -> part.said(Voice.REASONING);
            case "function_call_arguments" ->
                new Part.ToolCall(call(part), part.text("name"), part.data(), part.progress());
            case "function_call_output" -> new Part.ToolAnswer(call(part), part.data(), false);
            case "response.output_item.added", "response.output_item.done" ->
                new Part.Signal(Part.Signal.Kind.OTHER, part.kind());
            default -> null;
        };
    }

    private static String call(CodecPart part) {
        var id = part.callId();
        return id.isEmpty() ? part.text("item_id") : id;
    }
}
