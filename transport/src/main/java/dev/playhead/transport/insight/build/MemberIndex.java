package dev.playhead.transport.insight.build;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.MemberTrack;
import dev.playhead.transport.insight.Span;
import dev.playhead.transport.protocol.PresenceAction;
import dev.playhead.transport.protocol.PresenceMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Who was listed as present, and since when somebody listed was not seen.
final class MemberIndex {
    private final List<Member> members = new ArrayList<>();
    private final Map<Key, Member> present = new LinkedHashMap<>();

    private record Key(ChannelId channel, String connection, String clientId) {}

    private static final class Member {
        private final ChannelId channel;
        private final String clientId;
        private final String connection;
        private final int participant;
        private final long fromNanos;
        private long toNanos = Span.OPEN;
        private long unseenFromNanos = Span.OPEN;

        Member(ChannelId channel, String clientId, String connection, int participant, long fromNanos) {
            this.channel = channel;
            this.clientId = clientId;
            this.connection = connection;
            this.participant = participant;
            this.fromNanos = fromNanos;
        }
    }

    void changed(ChannelId channel, PresenceMessage change, int participant, long nanos) {
        var clientId = String.valueOf(change.clientId());
        var connection = String.valueOf(change.connectionId());
        var key = new Key(channel, connection, clientId);
        if (change.action() == PresenceAction.LEAVE) {
            var member = present.remove(key);
            if (member != null) {
                member.toNanos = nanos;
            }
        } else if (change.action() != PresenceAction.ABSENT && !present.containsKey(key)) {
            var member = new Member(channel, clientId, connection, participant, nanos);
            present.put(key, member);
            members.add(member);
        }
    }

    /// A connection has lost its transport, or has one again.
    void seen(int participant, boolean seen, long nanos) {
        for (var member : present.values()) {
            if (member.participant == participant && !seen && member.unseenFromNanos == Span.OPEN) {
                member.unseenFromNanos = nanos;
            } else if (member.participant == participant && seen) {
                member.unseenFromNanos = Span.OPEN;
            }
        }
    }

    /// A connection has ended: its members leave everywhere.
    void gone(String connection, long nanos) {
        present.values().removeIf(member -> {
            boolean leaves = member.connection.equals(connection);
            if (leaves) {
                member.toNanos = nanos;
            }
            return leaves;
        });
    }

    List<MemberTrack> published() {
        return members.stream()
                .map(m -> new MemberTrack(
                        m.channel, m.clientId, m.participant, new Span(m.fromNanos, m.toNanos), m.unseenFromNanos))
                .toList();
    }
}
