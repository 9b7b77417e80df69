package dev.playhead.transport.check.run;

import dev.playhead.transport.check.CheckedSession;
import dev.playhead.transport.check.Said;
import dev.playhead.transport.check.VerdictRule;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.insight.column.BoundedMap;
import dev.playhead.transport.log.Entry;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rule `approval-without-call`: whoever permits a tool call, or forbids it, answers one that an agent has
/// asked about.
///
/// Found is a `tool-approval-response` for a call of which no agent has asked, though the start of the run
/// that it names is in the log; and one that names another message than the request does. An answer to a
/// run of before the recording says nothing. Calls are those of the field `toolCallId` or `call_id`, on one
/// channel.
final class ApprovalWithoutCall extends VerdictRule {
    private static final int MOST_CALLS = 5_000;

    private final Map<ToolCall, Asked> asked = new BoundedMap<>(MOST_CALLS);

    private record ToolCall(ChannelId channel, String id) {}

    /// @param message `codec-message-id` that it belongs to; null when not said
    private record Asked(long position, @Nullable String message) {}

    ApprovalWithoutCall() {
        super("approval-without-call", "Every approval answers a call", "nobody answered a request for approval");
    }

    @Override
    public void accept(Entry entry, Decoded decoded, CheckedSession session) {
        for (var said : session.said()) {
            var id = ToolCalls.id(said);
            if (id.isEmpty()) {
                continue;
            }
            var call = new ToolCall(said.channel(), id);
            switch (said.codec("kind")) {
                case "tool-approval-request" ->
                    asked.put(call, new Asked(said.position(), said.headers().get("codec-message-id")));
                case "tool-approval-response" -> answered(call, asked.get(call), said, session);
                default -> {} // all else asks for no approval
            }
        }
    }

    private void answered(ToolCall call, @Nullable Asked request, Said said, CheckedSession session) {
        var message = said.headers().get("codec-message-id");
        if (request == null && said.run() != null) {
            broken(
                    call,
                    "of which no agent has asked",
                    List.of(said.run().startPosition(), said.position()),
                    said,
                    session);
        } else if (request != null
                && message != null
                && request.message() != null
                && !message.equals(request.message())) {
            broken(
                    call,
                    "of message " + request.message() + ", but for message " + message,
                    List.of(request.position(), said.position()),
                    said,
                    session);
        } else if (request != null) {
            held(said.participant());
        }
    }

    private void broken(ToolCall call, String what, List<Long> evidence, Said said, CheckedSession session) {
        broken(said.participant(), evidence);
        session.report(finding(
                "Approval without its call",
                session.name(said.participant()) + " answered the call " + call.id() + " on "
                        + call.channel().name() + " " + what
                        + ". The agent finds no call to go on with, and waits for ever or goes on without it.",
                "Keep the ids of call and message with the request that is shown, and send them back as they came; do not"
                        + " take them from the newest message.",
                said.atNanos(),
                said.channel(),
                said.participant(),
                evidence));
    }
}
