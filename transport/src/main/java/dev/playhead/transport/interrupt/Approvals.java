package dev.playhead.transport.interrupt;

import dev.playhead.transport.ai.AiHeaders;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answers to requests for an approval.
final class Approvals {
    private Approvals() {}

    static @Nullable String refusal(ChannelScene scene) {
        if (scene.dialect() == WireDialect.PLAIN) {
            return "A plain channel knows no approvals.";
        }
        var why = Refusals.unreadable(scene);
        if (why != null) {
            return why;
        }
        var waiting = scene.waitingApprovals();
        if (waiting.isEmpty()) {
            return "No tool waits for a person here.";
        }
        return Refusals.over(scene.run(AiHeaders.of(waiting.getLast()).runId()));
    }

    static List<Publication> decided(ChannelScene scene, boolean approved, String reason) {
        var request = scene.waitingApprovals().getLast();
        return List.of(new InputMessages(scene.speaker()).decision(request, approved, reason));
    }
}
