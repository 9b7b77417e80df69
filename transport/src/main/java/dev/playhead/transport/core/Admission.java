package dev.playhead.transport.core;

import dev.playhead.transport.auth.Operation;
import dev.playhead.transport.core.state.Channel;
import dev.playhead.transport.core.state.ChannelNames;
import dev.playhead.transport.core.state.Connection;
import dev.playhead.transport.core.state.Errors;
import dev.playhead.transport.core.state.Rights;
import dev.playhead.transport.core.state.State;
import dev.playhead.transport.protocol.ChannelMode;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Conditions that hold for every frame that publishes, whatever its content.
final class Admission {
    private final State state;
    private final Acks acks;

    Admission(State state, Acks acks) {
        this.state = state;
        this.acks = acks;
    }

    static long msgSerial(ProtocolMessage frame) {
        return Objects.requireNonNullElse(frame.msgSerial(), 0L);
    }

    /// Returns whether this frame was answered over an earlier transport and is sent again after a resume;
    /// then it gets the same answer again, and nothing is published twice.
    boolean isAnswered(Connection connection, TransportId transport, ProtocolMessage frame) {
        long msgSerial = msgSerial(frame);
        var before = connection.answeredBefore(msgSerial);
        if (before == null) {
            return false;
        }
        acks.ack(transport, msgSerial, before);
        connection.answer(msgSerial, before);
        return true;
    }

    /// The channel of a frame that is new here; null when the frame has its answer already.
    @Nullable
    Channel admitted(Connection connection, TransportId transport, ProtocolMessage frame, long atMs) {
        return isAnswered(connection, transport, frame) ? null : channel(connection, transport, frame, atMs);
    }

    /// The channel that a frame names, in use from now on; null when the name is invalid, which the client is told.
    @Nullable
    Channel channel(Connection connection, TransportId transport, ProtocolMessage frame, long atMs) {
        var name = Objects.requireNonNullElse(frame.channel(), "");
        if (!ChannelNames.isValid(name)) {
            acks.nack(transport, msgSerial(frame), Errors.channelName(name));
            return null;
        }
        return state.channel(connection.identity(), name, atMs);
    }

    /// Returns why the connection may not publish here; null when it may. Its mode counts only where it is
    /// attached.
    @Nullable
    ErrorInfo refusal(
            Connection connection, Channel channel, ProtocolMessage frame, Operation operation, ChannelMode mode) {
        var forbidden = Rights.refusal(connection.identity(), operation, channel.name());
        return forbidden == null ? refusal(connection, channel, frame, mode) : forbidden;
    }

    /// Returns why the connection may not send this frame, which needs no capability of its own; null when it
    /// may.
    @Nullable
    ErrorInfo refusal(Connection connection, Channel channel, ProtocolMessage frame, ChannelMode mode) {
        var attachment = channel.attachment(connection.id(), frame.channel());
        return attachment == null || attachment.may(mode) ? null : Errors.mode(mode);
    }

    /// Counts messages against the connection's rate; why they are too many, null when they are not.
    @Nullable
    ErrorInfo tooFast(Connection connection, int messages, long atMs) {
        int most = state.limits.messagesPerSecond();
        return connection.mayPublish(messages, most, atMs) ? null : Errors.tooFast(most);
    }
}
