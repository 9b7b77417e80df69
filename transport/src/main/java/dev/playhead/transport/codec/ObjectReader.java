package dev.playhead.transport.codec;

import dev.playhead.transport.protocol.ObjectAction;
import dev.playhead.transport.protocol.ObjectData;
import dev.playhead.transport.protocol.ObjectEntry;
import dev.playhead.transport.protocol.ObjectMessage;
import dev.playhead.transport.protocol.ObjectOperation;
import dev.playhead.transport.protocol.ObjectPayload;
import dev.playhead.transport.protocol.ObjectState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Turns objects that were read into operations and states of LiveObjects. What does not have the form of the
/// protocol stays among the unknown fields: kept, shown, and refused by the core.
public final class ObjectReader {
    private ObjectReader() {}

    /// Reads one item of `state`; fields that nobody knows are kept.
    public static ObjectMessage message(Map<String, @Nullable Object> map) {
        var fields = new ObjectFields(map);
        var operation = fields.object("operation");
        return new ObjectMessage(
                fields.text("id"),
                fields.text("clientId"),
                fields.text("connectionId"),
                fields.object("extras"),
                fields.number("timestamp"),
                operation == null ? null : operation(new ObjectFields(operation)),
                state(fields),
                fields.text("serial"),
                fields.number("serialTimestamp"),
                fields.text("siteCode"),
                fields.unknown());
    }

    private static ObjectOperation operation(ObjectFields fields) {
        return new ObjectOperation(
                fields.integer("action"), fields.text("objectId"), payload(fields), fields.unknown());
    }

    /// The first payload among the fields that can be read; null when there is none.
    public static @Nullable ObjectPayload payload(ObjectFields fields) {
        for (var name : PayloadName.values()) {
            var map = fields.peekObject(name.field);
            var payload = map == null ? null : payload(name, new ObjectFields(map));
            if (payload != null) {
                fields.any(name.field);
                return payload;
            }
        }
        return null;
    }

    /// The payloads by their names on the wire.
    private enum PayloadName {
        MAP_CREATE("mapCreate"),
        MAP_SET("mapSet"),
        MAP_REMOVE("mapRemove"),
        COUNTER_CREATE("counterCreate"),
        COUNTER_INC("counterInc"),
        OBJECT_DELETE("objectDelete"),
        MAP_CLEAR("mapClear"),
        MAP_CREATE_WITH_ID("mapCreateWithObjectId"),
        COUNTER_CREATE_WITH_ID("counterCreateWithObjectId");

        final String field;

        PayloadName(String field) {
            this.field = field;
        }
    }

    private static @Nullable ObjectPayload payload(PayloadName name, ObjectFields fields) {
        return switch (name) {
            case MAP_CREATE -> mapCreate(fields);
            case MAP_SET -> {
                var key = fields.text("key");
                var value = fields.object("value");
                yield key == null || value == null ? null : new ObjectPayload.MapSet(key, data(value));
            }
            case MAP_REMOVE -> {
                var key = fields.text("key");
                yield key == null ? null : new ObjectPayload.MapRemove(key);
            }
            case COUNTER_CREATE -> {
                var count = fields.decimal("count");
                yield count == null && fields.has("count")
                        ? null
                        : new ObjectPayload.CounterCreate(Objects.requireNonNullElse(count, 0.0));
            }
            case COUNTER_INC -> {
                var number = fields.decimal("number");
                yield number == null ? null : new ObjectPayload.CounterInc(number);
            }
            case OBJECT_DELETE -> new ObjectPayload.ObjectDelete();
            case MAP_CLEAR -> new ObjectPayload.MapClear();
            case MAP_CREATE_WITH_ID -> withId(ObjectAction.MAP_CREATE, fields);
            case COUNTER_CREATE_WITH_ID -> withId(ObjectAction.COUNTER_CREATE, fields);
        };
    }

    private static @Nullable ObjectPayload mapCreate(ObjectFields fields) {
        var semantics = semantics(fields.any("semantics"));
        var given = fields.object("entries");
        if (semantics < 0 || (given == null && fields.has("entries"))) {
            return null;
        }
        var entries = entries(given == null ? Map.of() : given);
        return entries == null ? null : new ObjectPayload.MapCreate(semantics, entries);
    }

    // A number between clients, a word in what people write by hand over REST.
    private static int semantics(@Nullable Object wire) {
        return switch (wire) {
            case null -> ObjectPayload.LWW;
            case Number number
            when ObjectFields.whole(number) instanceof Long code && code == code.intValue() -> code.intValue();
            case String word when word.toUpperCase(Locale.ROOT).equals("LWW") -> ObjectPayload.LWW;
            default -> -1;
        };
    }

    private static @Nullable ObjectPayload withId(ObjectAction action, ObjectFields fields) {
        var initialValue = fields.text("initialValue");
        var nonce = fields.text("nonce");
        if (initialValue == null || nonce == null) {
            return null;
        }
        ObjectPayload initial = null;
        try {
            var map = new ObjectFields(JsonTree.read(initialValue.getBytes(StandardCharsets.UTF_8)));
            var name = action == ObjectAction.MAP_CREATE ? PayloadName.MAP_CREATE : PayloadName.COUNTER_CREATE;
            initial = payload(name, map);
        } catch (IOException notJson) {
            // the core refuses a create that says nothing
        }
        return new ObjectPayload.CreateWithObjectId(action, initialValue, nonce, initial);
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Map<String, ObjectEntry> entries(Map<String, @Nullable Object> given) {
        var entries = new LinkedHashMap<String, ObjectEntry>();
        for (var entry : given.entrySet()) {
            if (!(entry.getValue() instanceof Map<?, ?> map)) {
                return null;
            }
            var fields = new ObjectFields((Map<String, @Nullable Object>) map);
            var data = fields.object("data");
            entries.put(
                    entry.getKey(),
                    new ObjectEntry(
                            data == null ? null : data(data),
                            fields.text("timeserial"),
                            Boolean.TRUE.equals(fields.any("tombstone")),
                            fields.number("serialTimestamp")));
        }
        return entries;
    }

    private static ObjectData data(Map<String, @Nullable Object> map) {
        ObjectData found = null;
        for (var field : map.entrySet()) {
            if (field.getValue() == null) {
                continue; // ably-js writes the kinds that a value is not as null
            }
            var value = value(field.getKey(), field.getValue());
            if (value == null || found != null) {
                return new ObjectData.Unrecognised(map);
            }
            found = value;
        }
        return found == null ? new ObjectData.Unrecognised(map) : found;
    }

    private static @Nullable ObjectData value(String kind, Object value) {
        return switch (kind) {
            case "objectId" -> value instanceof String id ? new ObjectData.Reference(id) : null;
            case "boolean" -> value instanceof Boolean flag ? new ObjectData.Bool(flag) : null;
            case "number" -> value instanceof Number number ? new ObjectData.Number(number.doubleValue()) : null;
            case "string" -> value instanceof String text ? new ObjectData.Text(text) : null;
            case "json" -> value instanceof String text ? new ObjectData.Json(text) : null;
            case "bytes" -> bytes(value);
            default -> null;
        };
    }

    private static @Nullable ObjectData bytes(Object value) {
        if (value instanceof byte[] bytes) {
            return new ObjectData.Bytes(bytes);
        }
        try {
            return value instanceof String text
                    ? new ObjectData.Bytes(Base64.getDecoder().decode(text))
                    : null;
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    private static @Nullable ObjectState state(ObjectFields fields) {
        var map = fields.peekObject("object");
        if (map == null || !(map.get("objectId") instanceof String)) {
            return null;
        }
        fields.any("object");
        var state = new ObjectFields(map);
        var createOp = state.object("createOp");
        return new ObjectState(
                Objects.requireNonNull(state.text("objectId")),
                Objects.requireNonNullElse(state.texts("siteTimeserials"), Map.of()),
                Boolean.TRUE.equals(state.any("tombstone")),
                createOp == null ? null : operation(new ObjectFields(createOp)),
                mapState(state.object("map")),
                counterState(state.object("counter")),
                state.unknown());
    }

    private static ObjectState.@Nullable MapState mapState(@Nullable Map<String, @Nullable Object> map) {
        if (map == null) {
            return null;
        }
        var fields = new ObjectFields(map);
        var given = fields.object("entries");
        var entries = given == null ? null : entries(given);
        return new ObjectState.MapState(
                semantics(fields.any("semantics")),
                entries == null ? Map.of() : entries,
                fields.text("clearTimeserial"));
    }

    private static ObjectState.@Nullable CounterState counterState(@Nullable Map<String, @Nullable Object> map) {
        if (map == null) {
            return null;
        }
        var count = new ObjectFields(map).decimal("count");
        return new ObjectState.CounterState(Objects.requireNonNullElse(count, 0.0));
    }
}
