package dev.playhead.transport.ai;

import dev.playhead.transport.protocol.Message;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The headers that AI Transport puts on a message: `extras.ai.transport`, and `extras.ai.codec` where older
/// writers put the same keys.
public record AiHeaders(Map<?, ?> transport, Map<?, ?> codec) {
    public static final AiHeaders NONE = new AiHeaders(Map.of(), Map.of());

    public static AiHeaders of(Message message) {
        var extras = message.extras();
        if (extras == null || !(extras.get("ai") instanceof Map<?, ?> ai)) {
            return NONE;
        }
        return new AiHeaders(map(ai.get("transport")), map(ai.get("codec")));
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    public boolean isPresent() {
        return !transport.isEmpty() || !codec.isEmpty();
    }

    /// The value of a header; null when it is absent.
    public @Nullable String get(String name) {
        var value = transport.get(name);
        if (value == null) {
            value = codec.get(name);
        }
        return value == null ? null : value.toString();
    }

    public @Nullable String runId() {
        return get("run-id");
    }

    public boolean isStream() {
        return "true".equals(get("stream"));
    }

    /// Returns whether the stream says that nothing follows.
    public boolean isClosed() {
        var status = get("status");
        return "complete".equals(status) || "cancelled".equals(status);
    }
}
