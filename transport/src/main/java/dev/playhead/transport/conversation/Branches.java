package dev.playhead.transport.conversation;

import dev.playhead.transport.ai.AiHeaders;
import dev.playhead.transport.protocol.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Branches of a conversation: questions that were edited (`fork-of`) and answers that were asked for again
/// (`msg-regenerate`). Nothing is deleted on the channel; each device chooses one of them.
final class Branches {
    private final Map<String, List<String>> siblings = new HashMap<>(); // looked up only, never iterated
    private final Map<String, String> root = new HashMap<>(); // looked up only, never iterated
    private final Map<String, String> runOf = new HashMap<>(); // looked up only, never iterated

    void accept(Message message, AiHeaders headers) {
        var id = headers.get("codec-message-id");
        var run = headers.runId();
        if (id != null && run != null && "ai-output".equals(message.name())) {
            runOf.putIfAbsent(id, run);
        }
        var replaced = headers.get("fork-of");
        if (id != null && replaced != null && run == null) {
            add("m " + replaced, "m " + id);
        }
        var answer = headers.get("msg-regenerate");
        if (run != null && answer != null && runOf.containsKey(answer)) {
            add("r " + runOf.get(answer), "r " + run);
        }
    }

    private void add(String first, String next) {
        var group = root.getOrDefault(first, first);
        var all = siblings.computeIfAbsent(group, key -> new ArrayList<>(List.of(group)));
        root.put(first, group);
        root.put(next, group);
        if (!all.contains(next)) {
            all.add(next);
        }
    }

    /// Returns which branch a message is on; null where there is one only.
    Conversation.@Nullable Branch of(Message message, AiHeaders headers) {
        var run = headers.runId();
        var name = run != null ? "r " + run : "m " + headers.get("codec-message-id");
        var group = root.get(name);
        if (group == null) {
            return null;
        }
        var all = siblings.getOrDefault(group, List.of());
        return new Conversation.Branch(all.indexOf(name) + 1, all.size());
    }
}
