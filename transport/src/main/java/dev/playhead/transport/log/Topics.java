package dev.playhead.transport.log;

import java.util.LinkedHashMap;
import java.util.Map;

/// The MCAP channels of one file: topics and their 16-bit ids. When ids run out, further topics share the last one;
/// the channel's name is in every envelope, so nothing is lost.
final class Topics {
    private static final int MOST = 60_000;
    private static final String OVERFLOW = "ch/~more";

    private final Map<String, Integer> ids = new LinkedHashMap<>();

    /// The id of a topic; `bytes` gets the channel record at its first use.
    int id(String topic, McapBytes bytes) {
        var known = ids.get(topic);
        if (known != null) {
            return known;
        }
        if (ids.size() >= MOST && !topic.equals(OVERFLOW)) {
            return id(OVERFLOW, bytes);
        }
        int id = ids.size();
        ids.put(topic, id);
        bytes.channel(id, topic);
        return id;
    }

    Map<String, Integer> all() {
        return ids;
    }
}
