package dev.playhead.app.sample;

import dev.playhead.transport.protocol.Message;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The runs that somebody has stopped, as the agent hears of them. Safe for use by many threads.
final class SampleStops {
    private final Set<String> runs = ConcurrentHashMap.newKeySet();

    /// Sees what is published on the channel; a stop is the only thing that concerns it.
    void heard(Message message) {
        var run = "ai-cancel".equals(message.name()) ? runId(message) : null;
        if (run != null) {
            runs.add(run);
        }
    }

    boolean has(String run) {
        return runs.contains(run);
    }

    private static @Nullable String runId(Message message) {
        var extras = message.extras();
        return extras != null
                        && extras.get("ai") instanceof Map<?, ?> ai
                        && ai.get("transport") instanceof Map<?, ?> transport
                        && transport.get("run-id") != null
                ? String.valueOf(transport.get("run-id"))
                : null;
    }
}
