package dev.playhead.transport.server;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The headers of a request that matter for a re-run or a reader; never credentials.
final class RecordedHeaders {
    private static final List<String> NAMES =
            List.of("accept", "content-type", "x-ably-version", "ably-agent", "user-agent");

    private RecordedHeaders() {}

    /// Those of `headers`, names in lower case, that are recorded, in a fixed order.
    static Map<String, String> of(Map<String, String> headers) {
        var kept = new LinkedHashMap<String, String>();
        for (var name : NAMES) {
            var value = headers.get(name);
            if (value != null) {
                kept.put(name, value);
            }
        }
        return kept;
    }
}
