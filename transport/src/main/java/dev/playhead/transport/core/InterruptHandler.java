package dev.playhead.transport.core;

import dev.playhead.transport.core.state.Attached;
import dev.playhead.transport.core.state.Attachment;
import dev.playhead.transport.core.state.Channel;
import dev.playhead.transport.core.state.Connection;
import dev.playhead.transport.core.state.State;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ChannelMode;
import dev.playhead.transport.protocol.Flag;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.QualifiedName;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.Interruption;
import java.util.List;

/// Interrupts attachments on purpose.
final class InterruptHandler {
    private final State state;
    private final Outbox outbox;
    private final AttachHandler attaching;
    private final LiveObjects objects;

    InterruptHandler(State state, Outbox outbox, AttachHandler attaching, LiveObjects objects) {
        this.state = state;
        this.outbox = outbox;
        this.attaching = attaching;
        this.objects = objects;
    }

    void interrupt(Interruption interruption, long atMs) {
        var name = QualifiedName.base(interruption.channel());
        for (var channel : List.copyOf(state.channels.values())) {
            if (!channel.name().equals(name)) {
                continue;
            }
            for (var attachment : List.copyOf(channel.attachments())) {
                var connection = state.connections.get(attachment.connection());
                if (connection != null && connection.transport() != null && isHit(interruption, connection)) {
                    interrupt(interruption, channel, attachment, connection, connection.transport(), atMs);
                }
            }
        }
    }

    private static boolean isHit(Interruption interruption, Connection connection) {
        var target = interruption.target();
        return target == null || connection.isHit(target);
    }

    private void interrupt(
            Interruption interruption,
            Channel channel,
            Attachment attachment,
            Connection connection,
            TransportId transport,
            long atMs) {
        switch (interruption.kind()) {
            case DETACHED -> {
                channel.detach(attachment);
                connection.attached().remove(Attached.of(channel, attachment));
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
