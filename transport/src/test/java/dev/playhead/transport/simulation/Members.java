package dev.playhead.transport.simulation;

import dev.playhead.transport.protocol.PresenceAction;
import dev.playhead.transport.protocol.PresenceMessage;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The presence set as a client keeps it: events by their newness, syncs that replace what they do not name
/// (RTP2b, RTP18, RTP19).
final class Members {
    private final Map<String, PresenceMessage> present = new TreeMap<>();
    private @Nullable Set<String> unnamed;

    void attached(boolean hasPresence) {
        if (hasPresence) {
            unnamed = new HashSet<>(present.keySet());
        } else {
            present.clear();
            unnamed = null;
        }
    }

    boolean synced() {
        return unnamed == null;
    }

    void sync(List<PresenceMessage> members, boolean last) {
        var missing = Objects.requireNonNullElseGet(unnamed, () -> new HashSet<>(present.keySet()));
        unnamed = missing;
        members.forEach(this::take);
        if (last) {
            present.keySet().removeAll(missing);
            unnamed = null;
        }
    }

    void take(PresenceMessage event) {
        var key = event.connectionId() + ":" + event.clientId();
        if (unnamed != null) {
            unnamed.remove(key);
        }
        var known = present.get(key);
        if (known != null && !newer(event, known)) {
            return;
        }
        if (event.action() == PresenceAction.LEAVE) {
            present.remove(key);
        } else {
            present.put(key, event);
        }
    }

    /// Data by member.
    Map<String, String> set() {
        return set(present.values());
    }

    static Map<String, String> set(Iterable<PresenceMessage> members) {
        var set = new TreeMap<String, String>();
        members.forEach(m -> set.put(m.connectionId() + ":" + m.clientId(), String.valueOf(m.data())));
        return set;
    }

    static boolean newer(PresenceMessage event, PresenceMessage known) {
        if (synthesised(event) || synthesised(known)) {
            return Objects.requireNonNull(event.timestamp()) >= Objects.requireNonNull(known.timestamp());
        }
        var left = Objects.requireNonNull(event.id()).split(":");
        var right = Objects.requireNonNull(known.id()).split(":");
        int bySerial = Long.compare(Long.parseLong(left[1]), Long.parseLong(right[1]));
        return bySerial != 0 ? bySerial > 0 : Long.parseLong(left[2]) > Long.parseLong(right[2]);
    }

    static boolean synthesised(PresenceMessage event) {
        return !Objects.requireNonNull(event.id()).startsWith(event.connectionId() + ":");
    }
}
