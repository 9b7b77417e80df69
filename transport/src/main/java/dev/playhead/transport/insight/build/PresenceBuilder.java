package dev.playhead.transport.insight.build;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.PresenceAction;
import dev.playhead.transport.protocol.PresenceMessage;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.QualifiedName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Folds presence: what members asked for, once the broker has accepted it, and what others were told.
///
/// An answer may be late: it waits for those of earlier frames. A change that waits has the id that the broker gives
/// it, so that what others are told meanwhile is seen to be newer. That a member has left is newer than all
/// that waits.
final class PresenceBuilder {
    // Both are looked up only, never iterated.
    private final Map<Long, ConnectionId> asked = new HashMap<>();
    private final Map<ConnectionId, Map<Long, Waiting>> waiting = new HashMap<>();
    private final ParticipantIndex participants;
    private final MemberIndex members;

    /// Changes that a frame asks for, without those that have been overtaken.
    private record Waiting(String channel, List<PresenceMessage> changes) {}

    PresenceBuilder(ParticipantIndex participants, MemberIndex members) {
        this.participants = participants;
        this.members = members;
    }

    /// A frame arrived in the entry at `position` and waits for the broker's word.
    ///
    /// @param connection whose frame it is; null when nobody knows, and then it is of no consequence
    void arrived(long position, @Nullable ConnectionId connection, ProtocolMessage frame) {
        if (connection == null || frame.channel() == null || frame.presence() == null) {
            return;
        }
        var changes = new ArrayList<PresenceMessage>();
        for (var change : frame.presence()) {
            var id = connection.value() + ":" + frame.msgSerial() + ":" + changes.size();
            changes.add(change.toBuilder()
                    .id(change.id() != null ? change.id() : id)
                    .connectionId(connection.value())
                    .clientId(change.clientId() != null ? change.clientId() : clientId(connection))
                    .build());
        }
        asked.put(position, connection);
        waiting.computeIfAbsent(connection, id -> new TreeMap<>())
                .put(position, new Waiting(QualifiedName.base(frame.channel()), changes));
    }

    private @Nullable String clientId(ConnectionId connection) {
        int participant = participants.of(connection);
        return participant < 0 ? null : participants.participant(participant).clientId();
    }

    void refused(long position) {
        taken(position);
    }

    void acknowledged(long position, String app, long nanos) {
        var sent = taken(position);
        if (sent != null) {
            for (var change : sent.changes()) {
                changed(new ChannelId(app, sent.channel()), change, nanos);
            }
        }
    }

    private @Nullable Waiting taken(long position) {
        var connection = asked.remove(position);
        var all = connection == null ? null : waiting.get(connection);
        if (all == null) {
            return null;
        }
        var sent = all.remove(position);
        if (all.isEmpty()) {
            waiting.remove(connection);
        }
        return sent;
    }

    /// Somebody was told, or would have been.
    void sent(ProtocolMessage frame, @Nullable ChannelId channel, long nanos) {
        if (frame.presence() == null || channel == null) {
            return;
        }
        for (var change : frame.presence()) {
            if (change.action() == PresenceAction.LEAVE && change.connectionId() != null) {
                overtaken(new ConnectionId(change.connectionId()), channel, change.clientId());
            }
            changed(channel, change, nanos);
        }
    }

    private void overtaken(ConnectionId connection, ChannelId channel, @Nullable String clientId) {
        for (var frame : waiting.getOrDefault(connection, Map.of()).values()) {
            if (frame.channel().equals(channel.name())) {
                frame.changes().removeIf(change -> Objects.equals(change.clientId(), clientId));
            }
        }
    }

    private void changed(ChannelId channel, PresenceMessage change, long nanos) {
        var connection = change.connectionId();
        int participant = connection == null ? -1 : participants.of(new ConnectionId(connection));
        members.changed(channel, change, participant, nanos);
    }
}
