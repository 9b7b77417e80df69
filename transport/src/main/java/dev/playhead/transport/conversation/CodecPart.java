package dev.playhead.transport.conversation;

import dev.playhead.transport.ai.AiHeaders;
import dev.playhead.transport.conversation.Part.Progress;
import dev.playhead.transport.conversation.Part.Voice;
import dev.playhead.transport.explain.MessageText;
import dev.playhead.transport.protocol.Message;
import org.jspecify.annotations.Nullable;

/// A message with the headers of a codec, and what all codecs of AI Transport say alike.
record CodecPart(Message message, AiHeaders headers) {
    /// Returns the kind by which codecs tell their parts apart; empty when it says none.
    String kind() {
        return text("kind");
    }

    /// Returns a field of the codec; empty when it is absent.
    String text(String name) {
        var value = headers.codec().get(name);
        return value == null ? "" : value.toString();
    }

    /// Returns the payload as text.
    String data() {
        return MessageText.of(message);
    }

    /// Returns whether a client wrote it.
    boolean isOfClient() {
        return "ai-input".equals(message.name()) || "user".equals(headers.get("role"));
    }

    Progress progress() {
        if (!headers.isStream()) {
            return Progress.WHOLE;
        }
        return switch (headers.get("status")) {
            case "complete" -> Progress.COMPLETE;
            case "cancelled" -> Progress.CANCELLED;
            case null, default -> Progress.STREAMING;
        };
    }

    Part said(Voice voice) {
        return new Part.Text(voice, data(), progress());
    }

    /// Reads the kinds that all codecs share; null for any other.
    @Nullable
    Part shared() {
        return switch (kind()) {
            case "user-message" -> said(Voice.CLIENT);
            case "regenerate" -> new Part.Signal(Part.Signal.Kind.REGENERATE, "asks for another answer");
            case "tool-result" -> new Part.ToolAnswer(text("toolCallId"), data(), false);
            case "tool-result-error" -> new Part.ToolAnswer(text("toolCallId"), data(), true);
            case "tool-approval-request" -> new Part.ApprovalRequest(callId());
            case "tool-approval-response" -> new Part.ApprovalAnswer(callId(), Boolean.parseBoolean(text("approved")));
            default -> null;
        };
    }

    /// Returns the id of the call that it is about, by whichever name its codec has for it.
    String callId() {
        var id = text("toolCallId");
        return id.isEmpty() ? text("call_id") : id;
    }
}
