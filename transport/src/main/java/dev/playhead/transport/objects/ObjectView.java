package dev.playhead.transport.objects;

import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.ObjectData;
import dev.playhead.transport.protocol.ObjectEntry;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Objects as a tree, for readers without a connection. An object that is in the tree already, or lies deeper than
/// [#MAX_DEPTH], is only named.
final class ObjectView {
    private static final int MAX_DEPTH = 200;

    private final ObjectPool pool;
    private final Set<String> shown = new HashSet<>(); // looked up only, never iterated

    private ObjectView(ObjectPool pool) {
        this.pool = pool;
    }

    /// Reads what is at `path` from an object.
    static ObjectReading read(ObjectPool pool, ObjectQuery query) {
        var start = query.objectId() == null ? ObjectId.ROOT : query.objectId();
        var object = pool.get(start);
        if (object == null || object.deleted()) {
            return new ObjectReading.Refused(refusal(object, start));
        }
        var text = query.path() == null ? "" : query.path();
        ObjectData at = new ObjectData.Reference(start);
        for (var step : ObjectPath.of(text).steps()) {
            at = next(pool, at, step);
            if (at == null) {
                return new ObjectReading.Refused(ObjectErrors.nothingAt(text));
            }
        }
        var view = new ObjectView(pool);
        return new ObjectReading.Tree(
                switch (query.form()) {
                    case COMPACT -> view.compact(at, 0);
                    case FULL -> view.full(at, 0);
                });
    }

    private static ErrorInfo refusal(@Nullable LiveObject object, String id) {
        return object == null ? ObjectErrors.unknown(id) : ObjectErrors.deletedRoot(id);
    }

    private static @Nullable ObjectData next(ObjectPool pool, ObjectData at, ObjectPath.Step step) {
        var key = switch (step) {
            case ObjectPath.Step.Key(var name) -> name;
            case ObjectPath.Step.Any() -> "*";
        };
        if (at instanceof ObjectData.Reference(var id) && pool.living(id) instanceof LiveMap map) {
            return visible(pool, map.entries().get(key));
        }
        return null;
    }

    /// The value of a key that readers may see; null when it was removed or refers to nothing that lives.
    private static @Nullable ObjectData visible(ObjectPool pool, @Nullable ObjectEntry entry) {
        var data = entry == null || entry.tombstone() ? null : entry.data();
        return data instanceof ObjectData.Reference(var id) && pool.living(id) == null ? null : data;
    }

    private Object compact(ObjectData data, int depth) {
        return switch (data) {
            case ObjectData.Bool(var flag) -> flag;
            case ObjectData.Number(var number) -> number;
            case ObjectData.Text(var text) -> text;
            case ObjectData.Json(var text) -> text;
            case ObjectData.Bytes bytes -> bytes;
            case ObjectData.Unrecognised(var fields) -> fields;
            case ObjectData.Reference(var id) ->
                switch (pool.living(id)) {
                    case LiveCounter counter -> counter.value();
                    case LiveMap map
                    when depth < MAX_DEPTH && shown.add(id) -> {
                        var values = new LinkedHashMap<String, Object>();
                        map.entries().forEach((key, entry) -> {
                            var value = visible(pool, entry);
                            if (value != null) {
                                values.put(key, compact(value, depth + 1));
                            }
                        });
                        yield values;
                    }
                    case LiveMap seen -> named(id);
                    case null -> named(id);
                };
        };
    }

    private Object full(ObjectData data, int depth) {
        return switch (data) {
            case ObjectData.Bool(var flag) -> Map.of("boolean", flag);
            case ObjectData.Number(var number) -> Map.of("number", number);
            case ObjectData.Text(var text) -> Map.of("string", text);
            case ObjectData.Json(var text) -> Map.of("json", text);
            case ObjectData.Bytes bytes -> Map.of("bytes", bytes);
            case ObjectData.Unrecognised(var fields) -> fields;
            case ObjectData.Reference(var id) ->
                switch (pool.living(id)) {
                    case LiveCounter counter -> {
                        var node = named(id);
                        node.put("counter", Map.of("data", Map.of("number", counter.value())));
                        yield node;
                    }
                    case LiveMap map
                    when depth < MAX_DEPTH && shown.add(id) -> {
                        var entries = new LinkedHashMap<String, Object>();
                        map.entries().forEach((key, entry) -> {
                            var value = visible(pool, entry);
                            if (value != null) {
                                entries.put(key, Map.of("data", full(value, depth + 1)));
                            }
                        });
                        var content = new LinkedHashMap<String, Object>();
                        content.put("semantics", "LWW");
                        content.put("entries", entries);
                        var node = named(id);
                        node.put("map", content);
                        yield node;
                    }
                    case LiveMap seen -> named(id);
                    case null -> named(id);
                };
        };
    }

    private static Map<String, Object> named(String id) {
        var node = new LinkedHashMap<String, Object>();
        node.put("objectId", id);
        return node;
    }
}
