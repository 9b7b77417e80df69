package dev.playhead.transport.copy;

import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogReader;
import dev.playhead.transport.log.RecordedPayload;
import dev.playhead.transport.protocol.Format;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/// A request in an HTTP archive, and its answer.
final class HarRequest {
    private static final int NONE = -1;

    private final long position;
    private long answer = NONE;

    HarRequest(long position) {
        this.position = position;
    }

    void answered(long at) {
        answer = at;
    }

    void write(LogReader log, TextOutput to) throws IOException {
        if (!(log.readForShow(position) instanceof Entry.RestIn in)) {
            throw new IllegalStateException("Entry " + position + " is no request any more");
        }
        var out = answer != NONE && log.readForShow(answer) instanceof Entry.RestOut found ? found : null;
        var request = HarParts.request(in.method(), "http://localhost" + in.target(), in.headers());
        if (in.body().length > 0) {
            var type = in.headers().getOrDefault("content-type", "application/json");
            request.put(
                    "postData",
                    Map.of(
                            "mimeType",
                            type,
                            "text",
                            text(in.body(), RecordedPayload.of(in).format())));
            request.put("bodySize", (long) in.body().length);
        }
        var fields = new LinkedHashMap<String, Object>();
        fields.put("startedDateTime", HarParts.moment(in.atNanos()));
        fields.put("time", HarParts.millis(out == null ? 0 : out.atNanos() - in.atNanos()));
        fields.put("request", request);
        fields.put("response", out == null ? unanswered() : answer(out));
        fields.put("cache", Map.of());
        fields.put("timings", HarParts.TIMINGS);
        to.write(Json.object(fields));
    }

    private static Map<String, Object> answer(Entry.RestOut out) {
        var content = new LinkedHashMap<String, Object>();
        content.put("size", (long) out.body().length);
        content.put("mimeType", out.format() == Format.JSON ? "application/json" : "application/x-msgpack");
        content.put("text", text(out.body(), out.format()));
        if (out.format() != Format.JSON) {
            content.put("encoding", "base64");
        }
        return HarParts.response(out.status(), "", content);
    }

    // Status 0 is how browsers write a request that got no answer.
    private static Map<String, Object> unanswered() {
        return HarParts.response(0, "", Map.of("size", 0L, "mimeType", "x-unknown"));
    }

    private static String text(byte[] body, Format format) {
        return format == Format.JSON
                ? new String(body, StandardCharsets.UTF_8)
                : Base64.getEncoder().encodeToString(body);
    }
}
