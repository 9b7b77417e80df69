package dev.playhead.transport.conversation;

import dev.playhead.transport.ai.AiHeaders;
import dev.playhead.transport.protocol.Message;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Inputs that each run answers: the message of a client, or that of another run which asked for it
/// (`input-codec-message-id` and `parent`). The first word on a run counts: later inputs go on with it.
final class Answers {
    private static final int MOST_STEPS = 16;

    // All looked up only, never iterated.
    private final Map<String, String> serials = new HashMap<>();
    private final Map<String, String> asked = new HashMap<>();
    // What asks without words, as a request for another answer does, is about what stands before it.
    private final Map<String, String> about = new HashMap<>();

    void accept(Message message, AiHeaders headers) {
        var id = headers.get("codec-message-id");
        var parent = headers.get("parent");
        if (id != null && message.serial() != null) {
            serials.putIfAbsent(id, message.serial());
        }
        if ("ai-input".equals(message.name())) {
            if (id != null
                    && parent != null
                    && !"user-message".equals(headers.codec().get("kind"))) {
                about.putIfAbsent(id, parent);
            }
            return;
        }
        var run = headers.runId();
        var input = headers.get("input-codec-message-id");
        var first = input == null ? parent : input;
        if (run != null && first != null) {
            asked.putIfAbsent(run, first);
        }
    }

    /// Returns the serial of what a message's run answers; null when the message is of no run, or nobody can tell.
    @Nullable
    String of(AiHeaders headers) {
        var run = headers.runId();
        var id = run == null ? null : asked.get(run);
        for (int step = 0; step < MOST_STEPS && id != null && about.containsKey(id); step++) {
            id = about.get(id);
        }
        return id == null ? null : serials.get(id);
    }
}
