package dev.playhead.transport.check.run;

import dev.playhead.transport.check.CheckedSession;
import dev.playhead.transport.check.Said;
import dev.playhead.transport.check.Severity;
import dev.playhead.transport.check.VerdictRule;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.insight.column.BoundedMap;
import dev.playhead.transport.log.Entry;
import java.util.List;
import java.util.Map;

/// Rule `call-answered-twice` (F8): devices answer a tool call once.
///
/// Found is a second `tool-result`, `tool-result-error` or `tool-approval-response` that clients published
/// for the same call on the same channel. An approval and a result are two things; what agents say of their
/// own tools, and a frame that was sent again and stored once, are none.
final class CallAnsweredTwice extends VerdictRule {
    private static final int MOST_CALLS = 5_000;

    private final Map<ToolCall, Said> answers = new BoundedMap<>(MOST_CALLS);

    private record ToolCall(ChannelId channel, String id, boolean isApproval) {}

    CallAnsweredTwice() {
        super("call-answered-twice", "Every call answered once", "no client answered a tool call");
    }

    @Override
    public void accept(Entry entry, Decoded decoded, CheckedSession session) {
        for (var said : session.said()) {
            var id = said.name().equals("ai-input") ? ToolCalls.id(said) : "";
            if (!id.isEmpty() && isAnswer(said.codec("kind"))) {
                answered(new ToolCall(said.channel(), id, isApproval(said)), said, session);
            }
        }
    }

    private static boolean isAnswer(String kind) {
        return switch (kind) {
            case "tool-result", "tool-result-error", "tool-approval-response" -> true;
            default -> false; // all else answers no call
        };
    }

    private static boolean isApproval(Said said) {
        return said.codec("kind").equals("tool-approval-response");
    }

    private void answered(ToolCall call, Said said, CheckedSession session) {
        var before = answers.putIfAbsent(call, said);
        if (before == null) {
            held(said.participant());
            return;
        }
        if (before.serial() != null && before.serial().equals(said.serial())) {
            return;
        }
        var evidence = List.of(before.position(), said.position());
        broken(said.participant(), evidence);
        session.report(finding(
                Severity.WARNING,
                "Call answered twice",
                session.name(said.participant()) + " answered the call " + call.id() + " on "
                        + call.channel().name() + ", which " + session.name(before.participant())
                        + " had answered already: the agent is woken twice, or goes on with either of the two.",
                "Take the request away on every device as soon as an answer to it is on the channel, and let the agent go on"
                        + " with the first answer by serial.",
                said.atNanos(),
                said.channel(),
                said.participant(),
                evidence));
    }
}
