package dev.playhead.transport.core;

import dev.playhead.transport.core.breakpoint.HeldFrame;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.RequestId;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.HeldId;
import dev.playhead.transport.session.RestReply;
import dev.playhead.transport.session.Settlement;
import dev.playhead.transport.session.TimerId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Effect: something that the core asks the shell to do. Performed in order; none of them blocks the broker
/// loop.
public sealed interface Effect {
    /// Send one frame to some transports. A message for fifty subscribers is one of these with fifty targets,
    /// encoded once per format. Binary data is still binary here: the codec writes base64 for JSON targets.
    record Send(List<TransportId> to, ProtocolMessage frame) implements Effect {
        public Send {
            to = to instanceof ClientNames.Audience same ? same : List.copyOf(to);
        }
    }

    /// Nothing is sent: these connections were attached, lost their transport, and miss this frame until they
    /// resume, or a fault has kept it from them. `rule` is that fault, or the one that keeps them away; null
    /// when none does. Without connections it is a frame of a client that the fault has kept from the broker.
    /// For the record and the screen only.
    record Undelivered(
            List<ConnectionId> from,
            ProtocolMessage frame,
            @Nullable RuleId rule) implements Effect {
        public Undelivered {
            from = List.copyOf(from);
        }
    }

    /// A frame waits at a breakpoint, or behind one that does: it is not sent, or the core does not hear it, until
    /// [HeldEnded] says how that ended. For the record and the screen only.
    record Held(HeldFrame held) implements Effect {}

    /// A frame waits no more. What goes on because of it has an effect of its own. For the record and the screen only.
    record HeldEnded(HeldId held, Settlement how) implements Effect {}

    /// Close after what is queued has been written. `rule` is the fault that wants it; null when none does.
    record Close(
            TransportId transport,
            int code,
            String reason,
            @Nullable RuleId rule) implements Effect {}

    /// Break the socket at once, without a close frame, as a tunnel would.
    record Reset(TransportId transport, @Nullable RuleId rule) implements Effect {}

    /// From now on every byte to and from this transport takes `latencyMs` longer, and bytes to it wait for
    /// the next burst when there is one every `burstMs`; both 0 end it.
    record Delay(
            TransportId transport,
            long latencyMs,
            long burstMs,
            @Nullable RuleId rule) implements Effect {}

    /// The answer to a REST request.
    record Respond(RequestId request, RestReply reply) implements Effect {}

    /// Feed [Input.TimerFired] at `atMs` (ms since 1970) or as soon as possible after it.
    record SetTimer(TimerId timer, long atMs) implements Effect {}

    /// The timer is no longer wanted. Unknown timers are ignored.
    record CancelTimer(TimerId timer) implements Effect {}
}
