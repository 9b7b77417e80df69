package dev.playhead.transport.conversation;

import dev.playhead.transport.ai.AiHeaders;
import dev.playhead.transport.protocol.Message;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Attempts of steps, and runs that have taken the place of others: of a step the attempt that started last counts.
final class Attempts {
    // By run and step, looked up only.
    private final Map<String, String> lastStart = new HashMap<>();
    private final Set<String> supersededRuns = new HashSet<>();

    void accept(Message message, AiHeaders headers) {
        var serial = message.serial();
        if ("ai-step-start".equals(message.name()) && serial != null) {
            lastStart.merge(step(headers), serial, (one, other) -> one.compareTo(other) > 0 ? one : other);
        }
        var superseded = headers.get("supersedes");
        if (superseded != null) {
            supersededRuns.add(superseded);
        }
    }

    boolean isSuperseded(AiHeaders headers) {
        var run = headers.runId();
        if (run != null && supersededRuns.contains(run)) {
            return true;
        }
        var start = headers.get("step-start-serial");
        return start != null && !start.equals(lastStart.getOrDefault(step(headers), start));
    }

    private static String step(AiHeaders headers) {
        return headers.runId() + " " + headers.get("step-id");
    }
}
