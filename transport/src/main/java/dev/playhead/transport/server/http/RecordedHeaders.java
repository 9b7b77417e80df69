package dev.playhead.transport.server.http;

import dev.playhead.transport.codec.rest.RestRequestDecoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The headers of a request that matter for a re-run or a reader; never credentials.
public final class RecordedHeaders {
    private static final List<String> NAMES =
            List.of("accept", "content-type", "x-ably-version", "ably-agent", "user-agent");

    private RecordedHeaders() {}

    /// Those of `headers`, names in lower case, that are recorded, in a fixed order.
    ///
    /// @param clockAheadMs how far the clock of the recording is ahead of the machine's; recorded unless it is 0
    public static Map<String, String> of(Map<String, String> headers, long clockAheadMs) {
        var kept = new LinkedHashMap<String, String>();
        for (var name : NAMES) {
            var value = headers.get(name);
            if (value != null) {
                kept.put(name, value);
            }
        }
        if (clockAheadMs != 0) {
            kept.put(RestRequestDecoder.CLOCK_AHEAD_MS, Long.toString(clockAheadMs));
        }
        return kept;
    }
}
