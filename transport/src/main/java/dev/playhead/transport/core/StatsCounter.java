package dev.playhead.transport.core;

import dev.playhead.transport.core.state.State;
import dev.playhead.transport.core.state.StatsHistory;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.PresenceMessage;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.Identity;
import dev.playhead.transport.session.RestCall;
import dev.playhead.transport.session.RestReply;
import java.util.List;

/// Counts for the statistics of each app what came in and what went out.
final class StatsCounter {
    private final State state;

    StatsCounter(State state) {
        this.state = state;
    }

    /// Before an input is applied: who sent it may be gone after it.
    void in(Input input) {
        if (input instanceof Input.Received(var at, var transport, var frame, var size)) {
            flow(StatsHistory.Flow.IN_REALTIME, transport, frame, 1, at);
        }
    }

    /// After an input was applied.
    void out(Input input, List<Effect> effects) {
        for (var effect : effects) {
            if (effect instanceof Effect.Send(var to, var frame) && !to.isEmpty()) {
                flow(StatsHistory.Flow.OUT_REALTIME, to.getFirst(), frame, to.size(), input.atMs());
            } else if (effect instanceof Effect.Respond(var request, var reply)
                    && input instanceof Input.Requested(var at, var same, var identity, var call)) {
                answered(identity, call, reply, at);
            }
        }
        if (input instanceof Input.Opened(var at, var transport, var handshake) && handshake.identity() != null) {
            var app = handshake.identity().app();
            long open = state.byTransport.values().stream()
                    .filter(c -> c.identity().app().equals(app))
                    .count();
            state.stats(handshake.identity()).peak(at, "connections.all.peak", open);
        }
    }

    private void answered(Identity identity, RestCall call, RestReply reply, long at) {
        var history = state.stats(identity);
        boolean refused = reply instanceof RestReply.Failed;
        if (call instanceof RestCall.RequestToken) {
            history.count(at, refused ? "apiRequests.tokenRequests.failed" : "apiRequests.tokenRequests.succeeded");
        }
        history.count(at, refused ? "apiRequests.all.failed" : "apiRequests.all.succeeded");
        if (!refused && call instanceof RestCall.Publish(var channel, var messages)) {
            history.messages(at, StatsHistory.Flow.IN_REST, false, messages.size(), bytes(messages));
        }
    }

    private void flow(StatsHistory.Flow flow, TransportId transport, ProtocolMessage frame, int times, long at) {
        var messages = frame.messages();
        var presence = frame.presence();
        if (messages == null && presence == null) {
            return;
        }
        var connection = state.byTransport.get(transport);
        if (connection == null) {
            return;
        }
        var history = state.stats(connection.identity());
        if (messages != null) {
            history.messages(at, flow, false, (long) messages.size() * times, bytes(messages) * times);
        }
        if (presence != null) {
            history.messages(at, flow, true, (long) presence.size() * times, presenceBytes(presence) * times);
        }
    }

    private static long bytes(List<Message> messages) {
        long bytes = 0;
        for (var message : messages) {
            bytes += message.data() == null ? 0 : message.data().sizeBytes();
        }
        return bytes;
    }

    private static long presenceBytes(List<PresenceMessage> members) {
        long bytes = 0;
        for (var member : members) {
            bytes += member.data() == null ? 0 : member.data().sizeBytes();
        }
        return bytes;
    }
}
