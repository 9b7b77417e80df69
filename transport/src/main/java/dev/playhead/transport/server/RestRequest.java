package dev.playhead.transport.server;

import dev.playhead.transport.core.Identity;
import dev.playhead.transport.core.Input;
import dev.playhead.transport.core.RestCall;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.RequestId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One REST request on its way to the core.
///
/// @param target with secrets masked
/// @param headers names in lower case; only those that are recorded
/// @param call null when the request was refused before it reached the core; then it is only recorded
@SuppressWarnings("ArrayRecordComponent")
record RestRequest(
        RequestId id,
        Identity identity,
        String method,
        String target,
        Map<String, String> headers,
        byte[] body,
        Format replyFormat,
        @Nullable RestCall call)
        implements Arrival {
    private static final List<String> RECORDED =
            List.of("accept", "content-type", "x-ably-version", "ably-agent", "user-agent");

    /// The headers that matter for a re-run or a reader; never credentials.
    static Map<String, String> recorded(Map<String, String> headers) {
        var kept = new LinkedHashMap<String, String>();
        for (var name : RECORDED) {
            var value = headers.get(name);
            if (value != null) {
                kept.put(name, value);
            }
        }
        return kept;
    }

    @Override
    public Entry entry(long position, long atNanos) {
        return new Entry.RestIn(position, atNanos, id, identity, method, target, headers, body);
    }

    @Override
    public @Nullable Input input(long atMs) {
        return call == null ? null : new Input.Requested(atMs, id, identity, call);
    }
}
