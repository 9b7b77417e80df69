package dev.playhead.transport.mask;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Headers of AI Transport and of its codecs, of which those stay that say what a message is: ids, kinds, roles,
/// states,
/// names of tools and models. All others are masked, also those of codecs that nobody knows here.
final class AiHeadersMask {
    private static final Set<String> STRUCTURE = Set.of(
            // extras.ai.transport
            "run-id",
            "invocation-id",
            "event-id",
            "codec-message-id",
            "role",
            "parent",
            "fork-of",
            "msg-regenerate",
            "supersedes",
            "run-client-id",
            "input-client-id",
            "input-codec-message-id",
            "step-id",
            "step-start-serial",
            "step-client-id",
            "step-reason",
            "run-reason",
            "error-code",
            "steer-codec-message-ids",
            "stream",
            "status",
            "stream-id",
            "discrete",
            "model",
            // extras.ai.codec
            "kind",
            "partType",
            "id",
            "messageId",
            "toolCallId",
            "toolName",
            "dynamic",
            "providerExecuted",
            "mediaType",
            "sourceId",
            "finishReason",
            "approvalId",
            "approved",
            "transient",
            "preliminary",
            "item_id",
            "output_index",
            "content_index",
            "summary_index",
            "call_id",
            "name");

    // What apps put on messages of their own; the model of a run is read from there.
    private static final Set<String> STRUCTURE_OF_APP = Set.of("model");

    private AiHeadersMask() {}

    /// Returns `extras.ai` masked.
    static @Nullable Object ofAi(@Nullable Object ai) {
        if (!(ai instanceof Map<?, ?> tiers)) {
            return ContentMask.any(ai);
        }
        var masked = new LinkedHashMap<String, @Nullable Object>();
        tiers.forEach((name, tier) -> masked.put(
                String.valueOf(name),
                name.equals("transport") || name.equals("codec") ? of(tier, STRUCTURE) : ContentMask.any(tier)));
        return masked;
    }

    /// Returns `extras.headers` masked.
    static @Nullable Object ofApp(@Nullable Object headers) {
        return of(headers, STRUCTURE_OF_APP);
    }

    private static @Nullable Object of(@Nullable Object headers, Set<String> structure) {
        if (!(headers instanceof Map<?, ?> map)) {
            return ContentMask.any(headers);
        }
        var masked = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((key, value) -> {
            var name = String.valueOf(key);
            boolean stays = structure.contains(name) && !(value instanceof Map || value instanceof Iterable);
            masked.put(name, stays ? value : ContentMask.any(value));
        });
        return masked;
    }
}
