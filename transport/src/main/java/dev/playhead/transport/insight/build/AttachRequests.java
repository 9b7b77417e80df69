package dev.playhead.transport.insight.build;

import dev.playhead.transport.protocol.TransportId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The ATTACH frames that something may still follow from: the latest of every open transport on every
/// channel. Frames sent because of one are a replay. Holds nothing of a transport that has ended.
final class AttachRequests {
    private final Map<TransportId, Map<String, Long>> latest = new HashMap<>();
    // Whether it named a serial to go on from, by position; looked up only, never iterated.
    private final Map<Long, Boolean> continuing = new HashMap<>();

    /// @param channelSerial the serial to go on from; null when it begins anew
    void arrived(long position, TransportId transport, @Nullable String channel, @Nullable String channelSerial) {
        var before =
                latest.computeIfAbsent(transport, key -> new HashMap<>()).put(channel == null ? "" : channel, position);
        if (before != null) {
            continuing.remove(before);
        }
        continuing.put(position, channelSerial != null);
    }

    /// Returns whether the entry at this position is an ATTACH.
    boolean isAttach(long position) {
        return continuing.containsKey(position);
    }

    /// Returns whether it is one that names a serial to go on from.
    boolean isContinuing(long position) {
        return continuing.getOrDefault(position, false);
    }

    void closed(TransportId transport) {
        var all = latest.remove(transport);
        if (all != null) {
            all.values().forEach(continuing::remove);
        }
    }

    int size() {
        return continuing.size();
    }
}
