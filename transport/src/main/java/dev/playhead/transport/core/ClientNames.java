package dev.playhead.transport.core;

import dev.playhead.transport.core.state.Attachment;
import dev.playhead.transport.core.state.Channel;
import dev.playhead.transport.core.state.State;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

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
            var audience = Audience.of(to, state, channel.audience() instanceof Audience last ? last : null);
            channel.remember(audience);
            send(audience, frame);
            return;
        }
        var byName = new LinkedHashMap<String, List<Attachment>>();
        for (var attachment : to) {
            byName.computeIfAbsent(attachment.channelName(), name -> new ArrayList<>())
                    .add(attachment);
        }
        byName.forEach((name, attachments) -> send(
                Audience.of(attachments, state, null),
                name.equals(channel.name())
                        ? frame
                        : frame.toBuilder().channel(name).build()));
    }

    private void send(List<TransportId> to, ProtocolMessage frame) {
        if (!to.isEmpty()) {
            outbox.send(to, frame);
        }
    }

    /// Transports that a frame of a channel goes to. Mostly the next frame goes to the same, and then to this same
    /// list, which is found again without looking at each of them. Never changes.
    static final class Audience extends AbstractList<TransportId> implements RandomAccess {
        private final TransportId[] transports;
        private final int hash;

        private Audience(TransportId[] transports) {
            this.transports = transports;
            this.hash = List.of(transports).hashCode();
        }

        /// Those of some attachments, in their order; who has no transport is left out.
        ///
        /// @param last the audience before, which is returned when it is the same; null when there is none
        static Audience of(List<Attachment> attachments, State state, @Nullable Audience last) {
            if (last != null && last.isOf(attachments, state)) {
                return last;
            }
            var transports = new ArrayList<TransportId>(attachments.size());
            for (var attachment : attachments) {
                var transport = transport(attachment, state);
                if (transport != null) {
                    transports.add(transport);
                }
            }
            return new Audience(transports.toArray(TransportId[]::new));
        }

        private boolean isOf(List<Attachment> attachments, State state) {
            int at = 0;
            for (int i = 0; i < attachments.size(); i++) {
                var transport = transport(attachments.get(i), state);
                if (transport != null && (at == transports.length || !transport.equals(transports[at++]))) {
                    return false;
                }
            }
            return at == transports.length;
        }

        private static @Nullable TransportId transport(Attachment attachment, State state) {
            var connection = attachment.connectionIn(state);
            return connection == null ? null : connection.transport();
        }

        @Override
        public TransportId get(int index) {
            return transports[index];
        }

        @Override
        public int size() {
            return transports.length;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other || super.equals(other);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
