package dev.playhead.transport.insight.build;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Folds presence: what members asked for, once the broker has accepted it, and what others were told.
final class PresenceBuilder {
    private final Map<Long, ProtocolMessage> waiting = new HashMap<>(); // looked up only, never iterated
    private final ParticipantIndex participants;
    private final MemberIndex members;

    PresenceBuilder(ParticipantIndex participants, MemberIndex members) {
        this.participants = participants;
        this.members = members;
    }

    /// A frame arrived in the entry at `position` and waits for the broker's word.
    void arrived(long position, ProtocolMessage frame) {
        waiting.put(position, frame);
    }

    void refused(long position) {
        waiting.remove(position);
    }

    void acknowledged(long position, @Nullable ConnectionId connection, String app, long nanos) {
        var sent = waiting.remove(position);
        if (sent == null || sent.presence() == null || sent.channel() == null || connection == null) {
            return;
        }
        int participant = participants.of(connection);
        var own = participant < 0
                ? null
                : participants.published().get(participant).clientId();
        for (var change : sent.presence()) {
            var stamped = change.toBuilder()
                    .connectionId(connection.value())
                    .clientId(change.clientId() != null ? change.clientId() : own)
                    .build();
            members.changed(new ChannelId(app, sent.channel()), stamped, participant, nanos);
        }
    }

    /// Somebody was told, or would have been.
    void sent(ProtocolMessage frame, @Nullable ChannelId channel, long nanos) {
        if (frame.presence() == null || channel == null) {
            return;
        }
        for (var change : frame.presence()) {
            var connection = change.connectionId();
            int participant = connection == null ? -1 : participants.of(new ConnectionId(connection));
            members.changed(channel, change, participant, nanos);
        }
    }
}
