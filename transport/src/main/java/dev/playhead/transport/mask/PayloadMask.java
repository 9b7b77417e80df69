package dev.playhead.transport.mask;

import dev.playhead.transport.codec.JsonTree;
import dev.playhead.transport.protocol.Format;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Frames, bodies of requests and pages of keyframes without what users said in them. Fields of the protocol stay: who,
/// where, serials, names of events and of clients, errors. Immutable; safe for use by many threads.
public final class PayloadMask {
    private static final Set<String> KEPT_EXTRAS = Set.of("ref", "delta", "ephemeral");
    private static final Set<String> ITEM_FIELDS = Set.of(
            "id",
            "name",
            "data",
            "encoding",
            "clientId",
            "connectionId",
            "connectionKey",
            "timestamp",
            "extras",
            "action",
            "serial",
            "version",
            "annotations",
            "count",
            "messageSerial",
            "type");
    private static final PayloadMask WIRE = new PayloadMask(false);
    private static final PayloadMask IMAGE = new PayloadMask(true);

    // A keyframe says of which kind a payload is; on the wire a payload that says so is somebody's own.
    private final boolean saysKinds;

    private PayloadMask(boolean saysKinds) {
        this.saysKinds = saysKinds;
    }

    /// Returns a payload masked, as it was on the wire. One that cannot be read becomes a text that cannot be read
    /// either.
    public static byte[] of(Format format, byte[] payload) {
        return WIRE.masked(format, payload);
    }

    /// Returns a page of a keyframe masked.
    static byte[] ofImage(byte[] json) {
        return IMAGE.masked(Format.JSON, json);
    }

    /// Returns a payload of which nothing but names of fields stays.
    static byte[] whole(Format format, byte[] payload) {
        try {
            var masked = payload.length == 0 ? null : ContentMask.any(JsonTree.readAny(format, payload));
            return masked == null ? payload : JsonTree.writeAny(format, masked);
        } catch (IOException unreadable) {
            return TextMask.of(payload);
        }
    }

    private byte[] masked(Format format, byte[] payload) {
        if (payload.length == 0) {
            return payload;
        }
        try {
            var tree = JsonTree.readAny(format, payload);
            var masked = in(tree);
            return masked == null || masked.equals(tree) ? payload : JsonTree.writeAny(format, masked);
        } catch (IOException unreadable) {
            return TextMask.of(payload);
        }
    }

    private @Nullable Object in(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var masked = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((name, field) -> masked.put(String.valueOf(name), field(String.valueOf(name), field, map)));
                yield masked;
            }
            case List<?> list -> {
                var masked = new ArrayList<@Nullable Object>();
                list.forEach(item -> masked.add(in(item)));
                yield masked;
            }
            case null, default -> value;
        };
    }

    private @Nullable Object field(String name, @Nullable Object value, Map<?, ?> among) {
        return switch (name) {
            case "data" -> data(value, among.get("encoding") instanceof String encoding ? encoding : null);
            case "extras" -> extras(value);
            // Why somebody changed a message, and what devices and their notifications say.
            case "description", "metadata", "notification", "apns", "fcm", "web" -> ContentMask.any(value);
            case "deltaBase" -> value instanceof Map<?, ?> base ? deltaBase(base) : value;
            case "messages", "presence" -> value instanceof List<?> items ? items(items) : in(value);
            case "unknown" -> saysKinds ? ContentMask.any(value) : in(value);
            case "entries" -> value instanceof Map<?, ?> entries ? entries(entries) : in(value);
            case "string" -> value instanceof String text ? TextMask.of(text) : in(value);
            case "json", "initialValue" -> value instanceof String text ? JsonMask.of(text) : in(value);
            case "bytes" -> bytes(value);
            default -> in(value);
        };
    }

    // What is none of the protocol's is somebody's own. A keyframe has that apart.
    private Object items(List<?> items) {
        var masked = new ArrayList<@Nullable Object>();
        for (var item : items) {
            if (item instanceof Map<?, ?> fields && !saysKinds) {
                var kept = new LinkedHashMap<String, @Nullable Object>();
                fields.forEach((key, value) -> {
                    var name = String.valueOf(key);
                    kept.put(name, ITEM_FIELDS.contains(name) ? field(name, value, fields) : ContentMask.any(value));
                });
                masked.add(kept);
            } else {
                masked.add(in(item));
            }
        }
        return masked;
    }

    private @Nullable Object data(@Nullable Object value, @Nullable String encoding) {
        return saysKinds && value instanceof Map<?, ?> map ? ofKind(map, encoding) : ContentMask.data(value, encoding);
    }

    // It says of which kind it is, and bytes are in base64.
    private static Object ofKind(Map<?, ?> data, @Nullable String encoding) {
        var kind = String.valueOf(data.get("is"));
        var masked = new LinkedHashMap<String, @Nullable Object>();
        data.forEach((key, field) -> {
            var name = String.valueOf(key);
            masked.put(
                    name,
                    switch (kind) {
                        case "Text" -> name.equals("value") ? ContentMask.data(field, encoding) : field;
                        case "Json" -> field instanceof String json && name.equals("value") ? JsonMask.of(json) : field;
                        case "Binary", "Bytes" ->
                            field instanceof String base64 && name.equals("value")
                                    ? ContentMask.base64(base64, encoding)
                                    : field;
                        case "Unrecognised" -> name.equals("fields") ? ContentMask.any(field) : field;
                        default -> field; // a reference, a number, a truth value
                    });
        });
        return masked;
    }

    // The values of an object by their keys.
    private Object entries(Map<?, ?> entries) {
        var masked = new LinkedHashMap<String, @Nullable Object>();
        entries.forEach((key, entry) -> {
            if (entry instanceof Map<?, ?> fields) {
                var kept = new LinkedHashMap<String, @Nullable Object>();
                fields.forEach((name, field) -> kept.put(
                        String.valueOf(name),
                        field instanceof Map<?, ?> data ? (saysKinds ? ofKind(data, null) : in(data)) : field));
                masked.put(String.valueOf(key), kept);
            } else {
                masked.put(String.valueOf(key), ContentMask.any(entry));
            }
        });
        return masked;
    }

    // A keyframe does not say how the payload is encoded that the next delta builds on.
    private Object deltaBase(Map<?, ?> base) {
        boolean isJson = base.get("data") instanceof Map<?, ?> data
                && data.get("value") instanceof String text
                && (text.startsWith("{") || text.startsWith("["));
        var masked = new LinkedHashMap<String, @Nullable Object>();
        base.forEach((name, field) ->
                masked.put(String.valueOf(name), name.equals("data") ? data(field, isJson ? "json" : "utf-8") : field));
        return masked;
    }

    private @Nullable Object bytes(@Nullable Object value) {
        return switch (value) {
            case String base64 -> ContentMask.base64(base64, null);
            case byte[] bytes -> ContentMask.bytes(bytes, null);
            case null, default -> in(value);
        };
    }

    private static @Nullable Object extras(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> extras)) {
            return ContentMask.any(value);
        }
        var masked = new LinkedHashMap<String, @Nullable Object>();
        extras.forEach((key, field) -> {
            var name = String.valueOf(key);
            masked.put(
                    name,
                    KEPT_EXTRAS.contains(name)
                            ? field
                            : switch (name) {
                                case "ai" -> AiHeadersMask.ofAi(field);
                                case "headers" -> AiHeadersMask.ofApp(field);
                                default -> ContentMask.any(field);
                            });
        });
        return masked;
    }
}
