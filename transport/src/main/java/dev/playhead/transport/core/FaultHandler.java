package dev.playhead.transport.core;

import dev.playhead.transport.core.state.AttachedChannel;
import dev.playhead.transport.core.state.Attachment;
import dev.playhead.transport.core.state.Channel;
import dev.playhead.transport.core.state.Connection;
import dev.playhead.transport.core.state.State;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.Interruption;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.fault.SocketEffect;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ChannelMode;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.Flag;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.QualifiedName;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.Via;
import java.util.List;

/// Sets and ends faults: what a rule does at that moment to sockets and attachments. What it does while it is on is the
/// business of [dev.playhead.transport.core.state.FaultPipeline].
final class FaultHandler {
    private final State state;
    private final Outbox outbox;
    private final AttachHandler attaching;
    private final LiveObjects objects;

    FaultHandler(State state, Outbox outbox, AttachHandler attaching, LiveObjects objects) {
        this.state = state;
        this.outbox = outbox;
        this.attaching = attaching;
        this.objects = objects;
    }

    void set(FaultRule rule, long atMs) {
        state.set(rule);
        for (var connection : List.copyOf(state.connections.values())) {
            var transport = connection.transport();
            if (transport == null
                    || !connection.isHit(rule.target())
                    || !rule.fault().reaches(connection.handshake().via().equals(Via.WEBSOCKET))) {
                continue;
            }
            switch (rule.fault().socket()) {
                case SocketEffect.None() -> {}
                case SocketEffect.Ending how -> outbox.end(transport, how, rule.id());
                case SocketEffect.Delay delay -> outbox.delay(transport, delay, rule.id());
            }
        }
        var interruption = rule.fault().interruption();
        if (interruption != null) {
            interrupt(interruption, rule.target(), atMs);
        }
    }

    void clear(RuleId id) {
        var waiting = state.release(id);
        var rule = state.clear(id);
        waiting.forEach(this::send);
        if (rule == null || !(rule.fault().socket() instanceof SocketEffect.Delay)) {
            return;
        }
        for (var connection : state.connections.values()) {
            if (connection.transport() != null && connection.isHit(rule.target())) {
                outbox.delay(
                        connection.transport(), state.faults().late(connection).delay(), id);
            }
        }
    }

    private void send(ConnectionId to, List<ProtocolMessage> frames) {
        var connection = state.connections.get(to);
        var transport = connection == null ? null : connection.transport();
        if (transport != null) {
            frames.forEach(frame -> outbox.send(transport, frame));
        }
    }

    private void interrupt(Interruption interruption, FaultRule.Target target, long atMs) {
        var name = QualifiedName.base(interruption.channel());
        for (var channel : List.copyOf(state.channels.values())) {
            if (!channel.name().equals(name)) {
                continue;
            }
            for (var attachment : List.copyOf(channel.attachments())) {
                var connection = state.connections.get(attachment.connection());
                if (connection != null && connection.transport() != null && connection.isHit(target)) {
                    interrupt(interruption, channel, attachment, connection, connection.transport(), atMs);
                }
            }
        }
    }

    private void interrupt(
            Interruption interruption,
            Channel channel,
            Attachment attachment,
            Connection connection,
            TransportId transport,
            long atMs) {
        switch (interruption.how()) {
            case DETACHED -> {
                channel.detach(attachment);
                connection.attached().remove(AttachedChannel.of(channel, attachment));
                send(transport, Action.DETACHED, attachment, interruption);
            }
            case FAILED -> {
                attaching.leave(connection, channel, attachment, atMs);
                send(transport, Action.ERROR, attachment, interruption);
            }
            case DISCONTINUITY -> {
                boolean tellsMembers = !channel.members().isEmpty() && attachment.may(ChannelMode.PRESENCE_SUBSCRIBE);
                boolean tellsObjects = attachment.may(ChannelMode.OBJECT_SUBSCRIBE);
                var frame = ProtocolMessage.builder(Action.ATTACHED)
                        .channel(attachment.channelName())
                        .channelSerial(channel.clock().last())
                        .flags(ChannelMode.bits(attachment.modes())
                                | (tellsMembers ? Flag.HAS_PRESENCE.mask() : 0)
                                | (tellsObjects ? Flag.HAS_OBJECTS.mask() : 0))
                        .error(interruption.error());
                outbox.send(transport, frame.build());
                attachment.sent(null); // what the client had is behind it: the next message is sent whole
                if (tellsMembers) {
                    attaching.sync(channel, attachment);
                }
                if (tellsObjects) {
                    objects.sync(channel, attachment);
                }
            }
        }
    }

    private void send(TransportId transport, Action action, Attachment attachment, Interruption interruption) {
        var frame = ProtocolMessage.builder(action)
                .channel(attachment.channelName())
                .error(interruption.error())
                .build();
        outbox.send(transport, frame);
    }
}
