package dev.playhead.transport.server;

import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.server.fanout.BatchSlice;
import dev.playhead.transport.server.fanout.ClientTransport;
import dev.playhead.transport.server.fanout.FrameBatch;
import dev.playhead.transport.server.fanout.WebSocketFrames;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Transports that are open and have not been answered yet. When the recording fails they are told so instead of
/// waiting for a CONNECTED that does not come.
final class UnansweredTransports {
    /// The position of a frame that is in no recording.
    static final long NOT_RECORDED = -1;

    private static final int TRY_AGAIN_LATER = 1013;

    private final Map<TransportId, ClientTransport> unanswered = new ConcurrentHashMap<>();

    void add(ClientTransport transport) {
        unanswered.put(transport.id(), transport);
    }

    /// Forgets the transports among these: what answers them has left.
    void welcomed(List<InboxItem> processed) {
        for (var item : processed) {
            if (item.entry() instanceof Entry.Opened opened) {
                unanswered.remove(opened.transport());
            } else if (item.entry() instanceof Entry.Closed closed) {
                unanswered.remove(closed.transport());
            }
        }
    }

    /// Tells all of them why they cannot be served.
    void turnAway(ErrorInfo why) {
        for (var transport : unanswered.values()) {
            turnAway(transport, why);
        }
        unanswered.clear();
    }

    /// RTN15h: a client that is sent DISCONNECTED tries again by itself, and shows the reason until then.
    static void turnAway(ClientTransport transport, ErrorInfo why) {
        var frame = ProtocolMessage.builder(Action.DISCONNECTED).error(why).build();
        var payload = transport.codec().encode(frame);
        var batch = new FrameBatch(new byte[payload.length + 16]);
        var head = transport.isWebSocket()
                ? WebSocketFrames.head(transport.codec().format(), payload.length)
                : new byte[0];
        batch.add(head, payload, NOT_RECORDED);
        batch.end(1);
        transport.send(List.of(new BatchSlice(batch, 0, batch.count())));
        transport.close(TRY_AGAIN_LATER, "The broker cannot record now; try again later.");
    }
}
