package dev.playhead.transport.objects;

import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.ObjectData;
import dev.playhead.transport.protocol.ObjectEntry;
import dev.playhead.transport.protocol.ObjectOperation;
import dev.playhead.transport.protocol.ObjectPayload;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Checks operations before any is applied: what passes here no client chokes on.
final class ObjectCheck {
    private ObjectCheck() {}

    /// Returns what is wrong with an operation; null when it can be applied. The time in the id of a new
    /// object may be any: a recording that is served again brings ids from the time when it was made.
    static @Nullable ErrorInfo refusal(@Nullable ObjectOperation operation) {
        if (operation == null) {
            return ObjectErrors.malformed("an operation is required.");
        }
        var action = operation.action();
        if (action == null) {
            return ObjectErrors.malformed("operation action " + operation.actionCode() + " is not known.");
        }
        var payload = operation.payload();
        if (payload == null || payload.action() != action) {
            return ObjectErrors.malformed(action + " has no payload of its kind, or one that cannot be read.");
        }
        var id = operation.objectId();
        var kind = id == null ? null : ObjectId.kindOf(id).orElse(null);
        if (id == null || kind == null) {
            return ObjectErrors.badId(String.valueOf(id));
        }
        var needed = ObjectId.Kind.taking(action);
        if (needed.isPresent() && needed.get() != kind) {
            return ObjectErrors.misfit(action.toString(), id);
        }
        return refusal(payload, id);
    }

    private static @Nullable ErrorInfo refusal(ObjectPayload payload, String id) {
        return switch (payload) {
            case ObjectPayload.MapCreate create -> id.equals(ObjectId.ROOT) ? rootStays() : refusal(create);
            case ObjectPayload.MapSet(var key, var value) -> refusal(key, value);
            case ObjectPayload.MapRemove remove -> null;
            case ObjectPayload.CounterCreate(var count) -> finite(count);
            case ObjectPayload.CounterInc(var number) -> finite(number);
            case ObjectPayload.ObjectDelete delete -> id.equals(ObjectId.ROOT) ? rootStays() : null;
            case ObjectPayload.MapClear clear -> null;
            case ObjectPayload.CreateWithObjectId create -> refusal(create, id);
        };
    }

    private static ErrorInfo rootStays() {
        return ObjectErrors.malformed("the root is always there; it is neither created nor deleted.");
    }

    private static @Nullable ErrorInfo refusal(ObjectPayload.CreateWithObjectId create, String text) {
        var initial = create.initial();
        if (initial == null) {
            return ObjectErrors.malformed("initialValue is not the JSON of a create payload.");
        }
        var id = ObjectId.of(text).orElse(null);
        if (id == null) {
            return rootStays();
        }
        if (!id.hash().equals(ObjectId.hash(create.initialValue(), create.nonce()))) {
            return ObjectErrors.malformed("the id " + text + " is not the hash of its initial value and nonce.");
        }
        return refusal(initial, text);
    }

    private static @Nullable ErrorInfo refusal(ObjectPayload.MapCreate create) {
        if (create.semantics() != ObjectPayload.LWW) {
            return ObjectErrors.malformed("map semantics " + create.semantics() + " is not known.");
        }
        for (var entry : create.entries().entrySet()) {
            var data = entry.getValue().data();
            var problem = data == null
                    ? ObjectErrors.malformed("the key \"" + entry.getKey() + "\" has no value.")
                    : refusal(entry.getKey(), data);
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    private static @Nullable ErrorInfo refusal(String key, ObjectData value) {
        return switch (value) {
            case ObjectData.Unrecognised unrecognised ->
                ObjectErrors.malformed("the value of \"" + key + "\" must be exactly one of objectId, boolean, bytes,"
                        + " number, string and json.");
            case ObjectData.Number(var number) -> finite(number);
            case ObjectData.Reference(var id) -> ObjectId.kindOf(id).isEmpty() ? ObjectErrors.badId(id) : null;
            case ObjectData.Bool flag -> null;
            case ObjectData.Text text -> null;
            case ObjectData.Json json -> null;
            case ObjectData.Bytes bytes -> null;
        };
    }

    private static @Nullable ErrorInfo finite(double number) {
        return Double.isFinite(number) ? null : ObjectErrors.malformed(number + " is not a number.");
    }

    /// The operation in the form that is stored and fanned out: a create says its value instead of its hash, and what
    /// only the broker may set is gone.
    static ObjectOperation stored(ObjectOperation checked) {
        var payload = Objects.requireNonNull(checked.payload());
        var plain = payload instanceof ObjectPayload.CreateWithObjectId create
                ? Objects.requireNonNull(create.initial())
                : payload;
        if (plain instanceof ObjectPayload.MapCreate(var semantics, var given)) {
            plain = new ObjectPayload.MapCreate(semantics, valuesOnly(given));
        }
        return new ObjectOperation(checked.actionCode(), checked.objectId(), plain, checked.unknown());
    }

    private static Map<String, ObjectEntry> valuesOnly(Map<String, ObjectEntry> given) {
        var entries = new LinkedHashMap<String, ObjectEntry>();
        given.forEach((key, entry) -> entries.put(key, ObjectEntry.initial(Objects.requireNonNull(entry.data()))));
        return entries;
    }
}
