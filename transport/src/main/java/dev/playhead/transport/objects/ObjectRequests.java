package dev.playhead.transport.objects;

import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.ObjectAction;
import dev.playhead.transport.protocol.ObjectData;
import dev.playhead.transport.protocol.ObjectOperation;
import dev.playhead.transport.protocol.ObjectPayload;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Finds the objects that a REST operation means as they stand now, and says what must be done to each.
final class ObjectRequests {
    private final ObjectPool pool;
    private final Supplier<String> hashes;
    private final long nowMs;
    private final List<ObjectOperation> operations = new ArrayList<>();
    private final Set<String> created = new HashSet<>(); // looked up only, never iterated

    /// @param hashes a new name for each object that is created without one
    ObjectRequests(ObjectPool pool, Supplier<String> hashes, long nowMs) {
        this.pool = pool;
        this.hashes = hashes;
        this.nowMs = nowMs;
    }

    /// Returns the operations that the requests taken so far come to, in order.
    List<ObjectOperation> operations() {
        return operations;
    }

    /// Takes one request; what is wrong with it, or null.
    @Nullable
    ErrorInfo take(ObjectRequest request) {
        var payload = request.payload();
        if (payload == null) {
            return ObjectErrors.malformed("there is no operation in it, or one that cannot be read.");
        }
        if (request.objectId() != null && request.path() != null) {
            return ObjectErrors.malformed("an operation names its object by objectId or by path, not by both.");
        }
        return switch (payload) {
            case ObjectPayload.MapCreate create -> create(request, ObjectId.Kind.MAP, create);
            case ObjectPayload.CounterCreate create -> create(request, ObjectId.Kind.COUNTER, create);
            case ObjectPayload.CreateWithObjectId create when request.objectId() == null -> ObjectErrors.noTarget();
            case ObjectPayload.CreateWithObjectId create -> add(request.objectId(), create);
            default -> change(request, payload);
        };
    }

    private @Nullable ErrorInfo create(ObjectRequest request, ObjectId.Kind kind, ObjectPayload payload) {
        var given = request.objectId();
        if (given != null) {
            return add(given, payload);
        }
        if (request.path() == null) {
            return add(newId(kind), payload);
        }
        var path = ObjectPath.of(request.path());
        if (path.steps().isEmpty()) {
            return ObjectErrors.misfit(payload.action().toString(), "the root");
        }
        var parents = path.parent().in(pool, ObjectId.ROOT);
        if (parents.objects().isEmpty()) {
            return parents.values()
                    ? ObjectErrors.misfit(payload.action().toString(), "a value that is no map")
                    : ObjectErrors.nothingAt(path.text());
        }
        int before = operations.size();
        for (var id : parents.objects()) {
            if (!(pool.living(id) instanceof LiveMap parent)) {
                return ObjectErrors.misfit(payload.action().toString(), "a key of " + id);
            }
            for (var key : path.lastKeys(parent)) {
                var created = newId(kind);
                var problem = add(created, payload);
                if (problem == null) {
                    problem = add(id, new ObjectPayload.MapSet(key, new ObjectData.Reference(created)));
                }
                if (problem != null) {
                    return problem;
                }
            }
        }
        return operations.size() == before ? ObjectErrors.nothingAt(path.text()) : null;
    }

    private String newId(ObjectId.Kind kind) {
        return new ObjectId(kind, hashes.get(), nowMs).toString();
    }

    private @Nullable ErrorInfo change(ObjectRequest request, ObjectPayload payload) {
        if (request.objectId() != null) {
            return addExisting(request.objectId(), payload);
        }
        if (request.path() == null) {
            return ObjectErrors.noTarget();
        }
        var path = ObjectPath.of(request.path());
        var found = path.in(pool, ObjectId.ROOT);
        if (found.objects().isEmpty()) {
            return found.values()
                    ? ObjectErrors.misfit(payload.action().toString(), "a value that is no object")
                    : ObjectErrors.nothingAt(path.text());
        }
        for (var id : found.objects()) {
            var problem = addExisting(id, payload);
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    private @Nullable ErrorInfo addExisting(String id, ObjectPayload payload) {
        if (!created.contains(id) && ObjectId.kindOf(id).isPresent()) {
            var object = pool.get(id);
            if (object == null) {
                return ObjectErrors.unknown(id);
            }
            if (object.deleted()) {
                return ObjectErrors.deleted(id);
            }
        }
        return add(id, payload);
    }

    private @Nullable ErrorInfo add(String id, ObjectPayload payload) {
        var operation = ObjectOperation.of(id, payload);
        var problem = ObjectCheck.refusal(operation);
        if (problem == null) {
            operations.add(operation);
            if (payload.action() == ObjectAction.MAP_CREATE || payload.action() == ObjectAction.COUNTER_CREATE) {
                created.add(id);
            }
        }
        return problem;
    }
}
