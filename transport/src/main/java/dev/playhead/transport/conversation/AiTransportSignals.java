package dev.playhead.transport.conversation;

import dev.playhead.transport.ai.AiHeaders;
import dev.playhead.transport.conversation.Part.Signal;
import dev.playhead.transport.protocol.Message;
import org.jspecify.annotations.Nullable;

/// Signals that AI Transport itself sends, whatever the codec: runs, steps and stops.
final class AiTransportSignals implements Dialect {
    @Override
    public @Nullable Part read(Message message, AiHeaders headers) {
        return switch (message.name()) {
            case "ai-run-start" -> new Signal(Signal.Kind.RUN_START, "run started");
            case "ai-run-suspend" -> new Signal(Signal.Kind.SUSPEND, "run waits");
            case "ai-run-resume" -> new Signal(Signal.Kind.RESUME, "run goes on");
            case "ai-run-end" -> end(headers);
            case "ai-step-start" -> new Signal(Signal.Kind.STEP_START, "step started");
            case "ai-step-end" -> new Signal(Signal.Kind.OTHER, "step ended" + reason(headers.get("step-reason")));
            case "ai-cancel" -> new Signal(Signal.Kind.CANCEL, "asks to stop");
            case null, default -> null;
        };
    }

    private static Part end(AiHeaders headers) {
        var words = "run ended" + reason(headers.get("run-reason"));
        if (!"error".equals(headers.get("run-reason"))) {
            return new Signal(Signal.Kind.OTHER, words);
        }
        var code = headers.get("error-code");
        return new Signal(
                Signal.Kind.RUN_ERROR,
                words + " " + (code == null ? "104008" : code) + reason(headers.get("error-message")));
    }

    private static String reason(@Nullable String reason) {
        return reason == null ? "" : ", " + reason;
    }
}
