package dev.playhead.transport.core;

import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Sends the frames of a channel to each client under the name by which it has attached: a client that has
/// asked for `[?rewind=1]chat` knows no `chat` (protocol reference 3.1).
final class ClientNames {
    private final State state;
    private final List<Effect> effects;

    ClientNames(State state, List<Effect> effects) {
        this.state = state;
        this.effects = effects;
    }

    /// Everyone who knows the channel by one name shares one frame.
    void send(Channel channel, List<TransportId> to, ProtocolMessage frame) {
        if (!channel.hasOtherNames()) {
            effects.add(new Effect.Send(to, frame));
            return;
        }
        var byName = new LinkedHashMap<String, List<TransportId>>();
        for (var transport : to) {
            byName.computeIfAbsent(name(channel, transport), name -> new ArrayList<>())
                    .add(transport);
        }
        byName.forEach((name, transports) -> effects.add(new Effect.Send(
                transports,
                name.equals(channel.name())
                        ? frame
                        : frame.toBuilder().channel(name).build())));
    }

    private String name(Channel channel, TransportId transport) {
        var connection = state.byTransport.get(transport);
        var attachment = connection == null ? null : channel.attachment(connection.id());
        return attachment == null ? channel.name() : attachment.channelName();
    }
}
