package dev.playhead.transport.core;

import dev.playhead.transport.core.state.Attachment;
import dev.playhead.transport.core.state.Channel;
import dev.playhead.transport.core.state.State;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Sends the frames of a channel to each client under the name by which it has attached: a client that has
/// asked for `[?rewind=1]chat` knows no `chat`.
final class ClientNames {
    private final State state;
    private final Outbox outbox;

    ClientNames(State state, Outbox outbox) {
        this.state = state;
        this.outbox = outbox;
    }

    /// Everyone who knows the channel by one name shares one frame. Who has no transport is left out.
    void send(Channel channel, List<Attachment> to, ProtocolMessage frame) {
        if (!channel.hasOtherNames()) {
            send(transports(to), frame);
            return;
        }
        var byName = new LinkedHashMap<String, List<Attachment>>();
        for (var attachment : to) {
            byName.computeIfAbsent(attachment.channelName(), name -> new ArrayList<>())
                    .add(attachment);
        }
        byName.forEach((name, attachments) -> send(
                transports(attachments),
                name.equals(channel.name())
                        ? frame
                        : frame.toBuilder().channel(name).build()));
    }

    private void send(List<TransportId> to, ProtocolMessage frame) {
        if (!to.isEmpty()) {
            outbox.send(to, frame);
        }
    }

    private List<TransportId> transports(List<Attachment> attachments) {
        var transports = new ArrayList<TransportId>(attachments.size());
        for (var attachment : attachments) {
            var connection = attachment.connectionIn(state);
            if (connection != null && connection.transport() != null) {
                transports.add(connection.transport());
            }
        }
        return transports;
    }
}
