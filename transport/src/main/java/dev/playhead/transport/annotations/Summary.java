package dev.playhead.transport.annotations;

import dev.playhead.transport.protocol.Annotation;
import dev.playhead.transport.protocol.AnnotationAction;
import dev.playhead.transport.protocol.Utf8;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The summary of the annotations of one message, by type. Fed one by one, in the order of the channel. For
/// one thread.
public final class Summary {
    private final Map<String, Tally> byType = new LinkedHashMap<>();

    /// Counts an annotation. One of a type that is not counted changes nothing.
    public void take(Annotation annotation) {
        var type = annotation.type();
        var aggregation = type == null ? null : Aggregation.of(type).orElse(null);
        if (type == null || aggregation == null) {
            return;
        }
        var tally = byType.computeIfAbsent(type, key -> aggregation.tally());
        if (annotation.action() == AnnotationAction.DELETE) {
            tally.remove(annotation);
        } else {
            tally.add(annotation);
        }
        if (tally.isEmpty()) {
            byType.remove(type);
        }
    }

    /// The summary as it is sent, its lists of clients cut so that it has about `maxBytes` at most.
    public Map<String, Object> value(long maxBytes) {
        var whole = value(Listing.ALL);
        if (sizeBytes(whole) <= maxBytes) {
            return whole;
        }
        int lists = byType.values().stream().mapToInt(Tally::lists).sum();
        long bare = sizeBytes(value(new Listing.UpTo(0)));
        return value(new Listing.UpTo(Math.max(0, maxBytes - bare) / Math.max(1, lists)));
    }

    /// The summary with all totals, naming nobody but this client.
    public Map<String, Object> valueFor(String clientId) {
        return value(new Listing.Only(clientId));
    }

    private Map<String, Object> value(Listing listing) {
        var value = new LinkedHashMap<String, Object>();
        byType.forEach((type, tally) -> value.put(type, tally.value(listing)));
        return value;
    }

    // Close to the length of its JSON, and never less.
    private static long sizeBytes(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                long size = 2;
                for (var entry : map.entrySet()) {
                    size += utf8(String.valueOf(entry.getKey())) + 4 + sizeBytes(entry.getValue());
                }
                yield size;
            }
            case List<?> list -> {
                long size = 2;
                for (var item : list) {
                    size += sizeBytes(item) + 1;
                }
                yield size;
            }
            case String text -> utf8(text) + 2;
            default -> value.toString().length();
        };
    }

    private static long utf8(String text) {
        return Utf8.length(text);
    }

    /// Returns a copy that counts by itself from here on.
    public Summary copy() {
        var copy = new Summary();
        byType.forEach((type, tally) -> copy.byType.put(type, tally.copy()));
        return copy;
    }
}
