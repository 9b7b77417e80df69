package dev.playhead.transport.objects;

import dev.playhead.transport.protocol.ObjectEntry;
import dev.playhead.transport.protocol.ObjectMessage;
import dev.playhead.transport.protocol.ObjectOperation;
import dev.playhead.transport.protocol.ObjectPayload;
import dev.playhead.transport.protocol.ObjectState;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keys with values, where the last writer of a key wins. Removed keys stay as tombstones, so that an older write that
/// arrives later does not bring them back.
final class LiveMap extends LiveObject {
    private final Map<String, ObjectEntry> entries = new LinkedHashMap<>();
    private @Nullable String clearTimeserial;
    private long entriesBytes;

    LiveMap(String id) {
        super(id);
    }

    /// All keys, removed ones too.
    Map<String, ObjectEntry> entries() {
        return Collections.unmodifiableMap(entries);
    }

    @Override
    void change(ObjectPayload payload, Stamp stamp) {
        switch (payload) {
            case ObjectPayload.MapCreate(var semantics, var initial) -> {
                if (createOnce()) {
                    initial.forEach(this::put);
                }
            }
            case ObjectPayload.MapSet(var key, var value) ->
                put(key, new ObjectEntry(value, stamp.serial(), false, null));
            case ObjectPayload.MapRemove(var key) ->
                put(key, new ObjectEntry(null, stamp.serial(), true, stamp.atMs()));
            case ObjectPayload.MapClear() -> clearUpTo(stamp.serial());
            default -> {} // no operation on a map
        }
    }

    /// Takes over what another has of the same map; the last writer of each key wins.
    void merge(LiveMap other) {
        adopt(other);
        if (other.clearTimeserial != null) {
            clearUpTo(other.clearTimeserial);
        }
        other.entries.forEach(this::put);
    }

    /// The last writer wins; what came with the create operation is older than everything.
    private void put(String key, ObjectEntry entry) {
        if (clearTimeserial != null && !isNewer(entry.timeserial(), clearTimeserial)) {
            return;
        }
        var existing = entries.get(key);
        if (existing == null || isNewer(entry.timeserial(), existing.timeserial())) {
            entries.put(key, entry);
            entriesBytes += ObjectSize.of(key, entry) - (existing == null ? 0 : ObjectSize.of(key, existing));
        }
    }

    // No serial is older than any, and not newer than none.
    private static boolean isNewer(@Nullable String serial, @Nullable String than) {
        return serial != null && (than == null || serial.compareTo(than) > 0);
    }

    private void clearUpTo(String serial) {
        if (!isNewer(serial, clearTimeserial)) {
            return;
        }
        clearTimeserial = serial;
        entries.entrySet().removeIf(e -> isNewer(serial, e.getValue().timeserial()) && forget(e));
    }

    /// Drops the tombstones of keys that were removed before `ms`.
    void dropTombstonesBefore(long ms) {
        entries.entrySet().removeIf(e -> {
            var removedAt = e.getValue().serialTimestamp();
            return e.getValue().tombstone() && removedAt != null && removedAt < ms && forget(e);
        });
    }

    private boolean forget(Map.Entry<String, ObjectEntry> entry) {
        entriesBytes -= ObjectSize.of(entry.getKey(), entry.getValue());
        return true;
    }

    @Override
    void clear() {
        entries.clear();
        entriesBytes = 0;
        clearTimeserial = null;
    }

    @Override
    LiveMap copy() {
        var copy = new LiveMap(id());
        copy.common(this);
        copy.entries.putAll(entries);
        copy.clearTimeserial = clearTimeserial;
        copy.entriesBytes = entriesBytes;
        return copy;
    }

    @Override
    ObjectImage image() {
        var map = new ObjectImage.MapImage(new LinkedHashMap<>(entries), clearTimeserial);
        return new ObjectImage(id(), new LinkedHashMap<>(siteTimeserials()), created(), tombstonedAt(), map, null);
    }

    static LiveMap of(String id, ObjectImage.MapImage image) {
        var map = new LiveMap(id);
        image.entries().forEach((key, entry) -> {
            map.entries.put(key, entry);
            map.entriesBytes += ObjectSize.of(key, entry);
        });
        map.clearTimeserial = image.clearTimeserial();
        return map;
    }

    // A key that came with the create operation and was never written since is said there, all others in the map: no
    // key twice, and one whose tombstone is gone cannot come back from the create operation.
    @Override
    ObjectMessage state() {
        var initial = new LinkedHashMap<String, ObjectEntry>();
        var written = new LinkedHashMap<String, ObjectEntry>();
        entries.forEach((key, entry) -> (entry.timeserial() == null ? initial : written).put(key, entry));
        var createOp = created() && !deleted()
                ? ObjectOperation.of(id(), new ObjectPayload.MapCreate(ObjectPayload.LWW, initial))
                : null;
        var map = new ObjectState.MapState(ObjectPayload.LWW, written, clearTimeserial);
        return ObjectMessage.of(
                new ObjectState(id(), siteTimeserials(), deleted(), createOp, map, null, Map.of()), tombstonedAt());
    }

    @Override
    long sizeBytes() {
        return OWN_BYTES + entriesBytes;
    }

    @Override
    long weight() {
        return 1 + entries.size();
    }

    static LiveMap of(ObjectState state) {
        var map = new LiveMap(state.objectId());
        map.siteTimeserials().putAll(state.siteTimeserials());
        if (state.map() != null) {
            state.map().entries().forEach(map::put);
            map.clearTimeserial = state.map().clearTimeserial();
        }
        if (state.createOp() != null && state.createOp().payload() instanceof ObjectPayload.MapCreate(var s, var e)) {
            map.createOnce();
            e.forEach(map::put);
        }
        return map;
    }
}
