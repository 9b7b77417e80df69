package dev.playhead.transport.log;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The MCAP channels of one file: topics and their 16-bit ids. When ids run out, further channels of
/// ours share one; the channel's name is in every envelope, so nothing is lost. Other topics have ids
/// kept for them.
final class Topics {
    private static final int MOST_CHANNELS = 60_000;
    private static final int MOST = 65_535;
    static final String OVERFLOW = "ch/~more";

    private final Map<String, Integer> ids = new LinkedHashMap<>();
    private final List<String> names = new ArrayList<>();

    /// The id of a topic; a new one at its first use.
    int id(String topic) {
        var known = ids.get(topic);
        if (known != null) {
            return known;
        }
        int most = topic.startsWith("ch/") ? MOST_CHANNELS : MOST;
        if (ids.size() >= most && !topic.equals(OVERFLOW)) {
            return id(OVERFLOW);
        }
        int id = ids.size();
        ids.put(topic, id);
        names.add(topic);
        return id;
    }

    /// The topic that an id stands for.
    String name(int id) {
        return names.get(id);
    }

    int count() {
        return names.size();
    }

    Map<String, Integer> all() {
        return ids;
    }
}
