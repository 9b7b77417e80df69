package dev.playhead.transport.objects;

import dev.playhead.transport.protocol.ObjectData;
import dev.playhead.transport.protocol.ObjectMessage;
import dev.playhead.transport.protocol.ObjectOperation;
import dev.playhead.transport.protocol.ObjectState;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All objects of one channel. The root is always there. For one thread.
final class ObjectPool {
    private final Map<String, LiveObject> objects = new LinkedHashMap<>();
    private long sizeBytes;
    private @Nullable EffectWatcher watcher;

    ObjectPool() {
        add(new LiveMap(ObjectId.ROOT));
    }

    /// The pool that a whole sync describes.
    static ObjectPool of(List<ObjectMessage> states) {
        var pool = new ObjectPool();
        for (var message : states) {
            var state = message.object();
            var kind = state == null ? null : ObjectId.kindOf(state.objectId()).orElse(null);
            if (state == null || kind == null) {
                continue;
            }
            var object = read(kind, state);
            if (state.tombstone()) {
                object.delete(Objects.requireNonNullElse(message.serialTimestamp(), 0L));
            }
            pool.drop(state.objectId());
            pool.add(object);
        }
        return pool;
    }

    private static LiveObject read(ObjectId.Kind kind, ObjectState state) {
        return switch (kind) {
            case MAP -> LiveMap.of(state);
            case COUNTER -> LiveCounter.of(state);
        };
    }

    /// Drops even the root, for an image that has all objects.
    void empty() {
        objects.clear();
        sizeBytes = 0;
    }

    void restore(ObjectImage image) {
        add(LiveObject.of(image));
    }

    private void add(LiveObject object) {
        objects.put(object.id(), object);
        sizeBytes += object.sizeBytes();
    }

    private void drop(String id) {
        var gone = objects.remove(id);
        sizeBytes -= gone == null ? 0 : gone.sizeBytes();
    }

    @Nullable
    LiveObject get(String id) {
        return objects.get(id);
    }

    /// The object when it is there and was not deleted.
    @Nullable
    LiveObject living(String id) {
        var object = objects.get(id);
        return object == null || object.deleted() ? null : object;
    }

    /// In order of first mention.
    Collection<LiveObject> all() {
        return Collections.unmodifiableCollection(objects.values());
    }

    /// Close to what all of it costs on the wire.
    long sizeBytes() {
        return sizeBytes;
    }

    /// Takes in an operation that was checked before; an object that nobody knew begins empty.
    void apply(ObjectOperation operation, Stamp stamp) {
        var id = Objects.requireNonNull(operation.objectId());
        var object = objects.get(id);
        if (object == null) {
            object = switch (ObjectId.kindOf(id).orElseThrow()) {
                case MAP -> new LiveMap(id);
                case COUNTER -> new LiveCounter(id);
            };
            add(object);
        }
        sizeBytes -= object.sizeBytes();
        var payload = Objects.requireNonNull(operation.payload());
        if (watcher == null) {
            object.apply(payload, stamp);
        } else {
            watcher.apply(object, payload, stamp);
        }
        sizeBytes += object.sizeBytes();
    }

    /// From now on `other` is told what operations change. A copy is not watched.
    void watch(EffectWatcher other) {
        watcher = other;
    }

    /// Takes in what a sync says of an object beside what is known of it already.
    void merge(ObjectMessage message) {
        var state = message.object();
        var kind = state == null ? null : ObjectId.kindOf(state.objectId()).orElse(null);
        if (state == null || kind == null) {
            return;
        }
        var object = objects.get(state.objectId());
        var given = read(kind, state);
        if (state.tombstone()) {
            given.delete(Objects.requireNonNullElse(message.serialTimestamp(), 0L));
        }
        if (object != null && watcher != null) {
            sizeBytes -= object.sizeBytes();
            watcher.merge(object, given);
            sizeBytes += object.sizeBytes();
        } else {
            add(given);
            if (watcher != null) {
                watcher.found(given);
            }
        }
    }

    /// The objects that can be reached from the root.
    Set<String> reachable() {
        var reached = new LinkedHashSet<String>();
        var next = new ArrayDeque<String>(List.of(ObjectId.ROOT));
        while (!next.isEmpty()) {
            var id = next.removeFirst();
            if (reached.add(id) && objects.get(id) instanceof LiveMap map) {
                for (var entry : map.entries().values()) {
                    if (entry.data() instanceof ObjectData.Reference(var other)) {
                        next.add(other);
                    }
                }
            }
        }
        return reached;
    }

    /// Forgets deleted objects and removed keys whose tombstones are from before `ms`.
    void dropTombstonesBefore(long ms) {
        for (var object : List.copyOf(objects.values())) {
            var deletedAt = object.tombstonedAt();
            if (deletedAt != null && deletedAt < ms) {
                drop(object.id());
            } else if (object instanceof LiveMap map) {
                sizeBytes -= map.sizeBytes();
                map.dropTombstonesBefore(ms);
                sizeBytes += map.sizeBytes();
            }
        }
    }

    List<ObjectMessage> states() {
        return objects.values().stream().map(LiveObject::state).toList();
    }

    ObjectPool copy() {
        var copy = new ObjectPool();
        copy.objects.clear();
        objects.forEach((id, object) -> copy.objects.put(id, object.copy()));
        copy.sizeBytes = sizeBytes;
        return copy;
    }

    long weight() {
        return objects.values().stream().mapToLong(LiveObject::weight).sum();
    }
}
