package dev.playhead.transport.insight.build;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.MemberTrack;
import dev.playhead.transport.insight.Span;
import dev.playhead.transport.insight.column.VersionedList;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.PresenceAction;
import dev.playhead.transport.protocol.PresenceMessage;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Index of members: who was listed as present, and since when somebody listed was not seen.
final class MemberIndex {
    private static final int MOST_LETTERS = 2_000;

    private final VersionedList<MemberTrack> members = new VersionedList<>();
    // Of each member that is present, by its place among all.
    private final Map<Integer, Brought> brought = new HashMap<>();
    // Who is present, by connection; with its place among all.
    private final Map<String, Map<Key, Integer>> present = new HashMap<>();
    private final Map<Integer, Map<Key, Integer>> byParticipant = new HashMap<>();

    private record Key(ChannelId channel, String connection, String clientId) {}

    /// All that a member has brought along, and its newest change.
    private static final class Brought {
        private final VersionedList<MemberTrack.Change> changes = new VersionedList<>();
        private @Nullable PresenceMessage newest;
    }

    void changed(ChannelId channel, PresenceMessage change, int participant, long nanos) {
        var clientId = String.valueOf(change.clientId());
        var connection = String.valueOf(change.connectionId());
        var key = new Key(channel, connection, clientId);
        var of = present.get(connection);
        var index = of == null ? null : of.get(key);
        if (change.action() == PresenceAction.LEAVE) {
            if (of != null && index != null && !isOvertaken(index, change)) {
                of.remove(key);
                if (of.isEmpty()) {
                    present.remove(connection);
                }
                left(key, index, nanos);
            }
        } else if (change.action() != PresenceAction.ABSENT && index == null) {
            int next = members.size();
            members.add(new MemberTrack(channel, clientId, participant, new Span(nanos, Span.OPEN), Span.OPEN));
            present.computeIfAbsent(connection, id -> new LinkedHashMap<>()).put(key, next);
            byParticipant
                    .computeIfAbsent(participant, id -> new LinkedHashMap<>())
                    .put(key, next);
            brought(next, change, nanos);
        } else if (change.action() != PresenceAction.ABSENT && index != null) {
            brought(index, change, nanos);
        }
    }

    // Everybody who is told of a change is told the same: only what is new counts. What comes late is no news.
    private void brought(int index, PresenceMessage change, long nanos) {
        if (isOvertaken(index, change)) {
            return;
        }
        var known = brought.computeIfAbsent(index, key -> new Brought());
        known.newest = change;
        var all = known.changes;
        var data = text(change);
        if (all.size() == 0
                ? !data.isEmpty()
                : !data.equals(all.get(all.size() - 1).data())) {
            all.add(new MemberTrack.Change(nanos, data));
            members.set(index, members.get(index).bringing(all.view()));
        }
    }

    // A leave that waits for its answer may have been followed by an enter that others were told of before.
    private boolean isOvertaken(int index, PresenceMessage change) {
        var known = brought.get(index);
        return known != null && known.newest != null && change.isOlderThan(known.newest);
    }

    private static String text(PresenceMessage change) {
        return switch (change.data()) {
            case Data.Text(var text) ->
                text.length() <= MOST_LETTERS
                        ? text
                        : text.substring(0, MOST_LETTERS) + "\u2026 (" + text.length() + " characters)";
            case Data.Binary(var bytes) -> bytes.length + " bytes";
            case null -> "";
        };
    }

    private void left(Key key, int index, long nanos) {
        var member = members.get(index);
        members.set(index, member.leftAt(nanos));
        brought.remove(index);
        byParticipant.computeIfPresent(member.participant(), (id, all) -> {
            all.remove(key);
            return all.isEmpty() ? null : all;
        });
    }

    /// A participant has lost its transport, or has one again.
    void seen(int participant, boolean seen, long nanos) {
        for (int index : byParticipant.getOrDefault(participant, Map.of()).values()) {
            var member = members.get(index);
            long unseen = seen ? Span.OPEN : Math.min(nanos, member.unseenFromNanos());
            if (unseen != member.unseenFromNanos()) {
                members.set(index, member.unseenFrom(unseen));
            }
        }
    }

    /// A connection has ended: its members leave everywhere.
    void gone(String connection, long nanos) {
        var of = present.remove(connection);
        if (of != null) {
            of.forEach((key, index) -> left(key, index, nanos));
        }
    }

    List<MemberTrack> published() {
        return members.view();
    }
}
