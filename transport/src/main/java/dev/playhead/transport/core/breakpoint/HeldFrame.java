package dev.playhead.transport.core.breakpoint;

import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.QualifiedName;
import dev.playhead.transport.session.HeldId;
import org.jspecify.annotations.Nullable;

/// Frame that waits between the broker and a client. Immutable.
///
/// @param rule the breakpoint that has stopped it, or the frame that it waits behind
/// @param stopped whether it waits for somebody to release it; otherwise it goes on when those before it do
/// @param blocks whether frames behind it wait
/// @param clientId of the client; null when it has none
/// @param toClient whether it is on its way to the client, not from it
/// @param frame what is to go on
/// @param meant what was to go on before somebody edited it; null when nobody has
public record HeldFrame(
        HeldId id,
        RuleId rule,
        boolean stopped,
        boolean blocks,
        ConnectionId connection,
        @Nullable String clientId,
        boolean toClient,
        ProtocolMessage frame,
        @Nullable ProtocolMessage meant) {
    /// Line of frames that keep their order. To a client each channel is one, and what belongs to no channel; from a
    /// client there is one for all, since its publishes are answered by their count.
    record Line(ConnectionId connection, boolean toClient, String channel) {
        static Line of(ConnectionId connection, boolean toClient, ProtocolMessage frame) {
            var channel = frame.channel();
            return new Line(connection, toClient, toClient && channel != null ? "#" + QualifiedName.base(channel) : "");
        }
    }

    Line line() {
        return Line.of(connection, toClient, meant == null ? frame : meant);
    }

    /// Returns this one as it goes on when those before it do.
    ///
    /// @param edited what is to go on in its place; null for what it is
    HeldFrame released(@Nullable ProtocolMessage edited) {
        return new HeldFrame(
                id,
                rule,
                false,
                blocks,
                connection,
                clientId,
                toClient,
                edited == null ? frame : edited,
                edited == null ? meant : meant == null ? frame : meant);
    }
}
