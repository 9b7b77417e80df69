package dev.playhead.transport.insight.build;

import dev.playhead.transport.insight.column.LongTable;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Tells what is sent once more from what is new. An SDK repeats what it has no answer to when it comes back:
/// under the same number on a connection that goes on (RTN19a2), and from 0 on one that lost its continuity,
/// before anything new.
final class ResendIndex {
    private static final int MOST_REMEMBERED = 8192;
    private static final int MOST_PENDING = 64;

    // Looked up only, never iterated.
    private final Map<ConnectionId, Long> highest = new HashMap<>();
    private final Map<Integer, Deque<Sent>> latest = new HashMap<>();
    private final Map<Integer, List<Sent>> pending = new HashMap<>();
    private final LongTable firstOf = new LongTable();
    private final LongTable lastOf = new LongTable();
    private final Map<Key, Long> positions = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Long> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    private record Key(ConnectionId connection, long msgSerial) {}

    private record Sent(long position, ProtocolMessage frame) {
        boolean isSame(ProtocolMessage other) {
            return frame.actionCode() == other.actionCode()
                    && Objects.equals(frame.channel(), other.channel())
                    && Objects.equals(frame.messages(), other.messages())
                    && Objects.equals(frame.presence(), other.presence())
                    && Objects.equals(frame.annotations(), other.annotations());
        }
    }

    /// Takes a frame that has a number. Returns whether it repeats an earlier one.
    boolean arrived(long position, int participant, @Nullable ConnectionId connection, ProtocolMessage frame) {
        var msgSerial = frame.msgSerial();
        if (connection == null || msgSerial == null) {
            return false;
        }
        var key = new Key(connection, msgSerial);
        boolean again = msgSerial <= highest.getOrDefault(connection, -1L);
        var first = again ? positions.get(key) : repeated(participant, frame);
        if (!again) {
            highest.put(connection, msgSerial);
            positions.put(key, position);
        }
        var sent = latest.computeIfAbsent(participant, key2 -> new ArrayDeque<>());
        sent.add(new Sent(position, frame));
        if (sent.size() > MOST_PENDING) {
            sent.remove();
        }
        if (first != null) {
            long begun = firstOf.get(first, first);
            firstOf.put(position, begun);
            lastOf.put(begun, position);
        }
        return again || first != null;
    }

    private @Nullable Long repeated(int participant, ProtocolMessage frame) {
        var candidates = pending.get(participant);
        if (candidates == null) {
            return null;
        }
        for (int i = 0; i < candidates.size(); i++) {
            if (candidates.get(i).isSame(frame)) {
                return candidates.remove(i).position;
            }
        }
        pending.remove(participant); // what is new comes after what is repeated
        return null;
    }

    /// A participant has a connection that does not go on with the one it had.
    void continuityLost(int participant) {
        var sent = latest.remove(participant);
        if (sent != null) {
            pending.put(participant, new ArrayList<>(sent));
        }
    }

    /// A connection is over: nothing more comes on it, and nothing is repeated under its numbers.
    void ended(ConnectionId connection) {
        highest.remove(connection);
    }

    /// A participant has said goodbye: it repeats nothing.
    void left(int participant) {
        latest.remove(participant);
        pending.remove(participant);
    }

    int connections() {
        return highest.size();
    }

    /// Position of the entry that first brought what the one at `position` repeats; -1 when it is not known.
    long first(long position) {
        return firstOf.get(position, -1);
    }

    /// Position of the last entry that repeats the one at `position`; -1 when none does.
    long last(long position) {
        return lastOf.get(position, -1);
    }
}
