package dev.playhead.transport.objects;

import dev.playhead.transport.objects.ObjectEffect.Kind;
import dev.playhead.transport.protocol.ObjectData;
import dev.playhead.transport.protocol.ObjectEntry;
import dev.playhead.transport.protocol.ObjectPayload;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Applies operations to objects and notes what each has changed: the rules stay with the objects. For one thread.
final class EffectWatcher {
    private final List<ObjectEffect> effects = new ArrayList<>();
    private String foundAt = "";

    /// Returns what was noted since the last time.
    List<ObjectEffect> taken() {
        var taken = List.copyOf(effects);
        effects.clear();
        return taken;
    }

    /// Notes that all that is found from now on was so at this serial.
    void findAt(String serial) {
        foundAt = serial;
    }

    void apply(LiveObject object, ObjectPayload payload, Stamp stamp) {
        switch (payload) {
            case ObjectPayload.MapSet(var key, var value) -> ofKey(object, key, payload, stamp);
            case ObjectPayload.MapRemove(var key) -> ofKey(object, key, payload, stamp);
            case ObjectPayload.CounterInc(var number) -> {
                if (object.apply(payload, stamp) && object instanceof LiveCounter) {
                    note(Kind.ADDED, object, "", null, number, stamp.serial());
                }
            }
            case ObjectPayload.MapCreate create -> created(object, create, stamp);
            case ObjectPayload.CounterCreate create -> created(object, create, stamp);
            case ObjectPayload.CreateWithObjectId create -> object.apply(create, stamp);
            case ObjectPayload.MapClear clear -> cleared(object, clear, stamp);
            case ObjectPayload.ObjectDelete delete -> {
                if (object.apply(delete, stamp)) {
                    note(Kind.DELETED, object, "", null, 0, stamp.serial());
                }
            }
        }
    }

    private void ofKey(LiveObject object, String key, ObjectPayload payload, Stamp stamp) {
        var before = entry(object, key);
        object.apply(payload, stamp);
        var after = entry(object, key);
        if (after != before && after != null) {
            said(object, key, after, stamp.serial());
        }
    }

    private void said(LiveObject object, String key, ObjectEntry entry, String serial) {
        note(entry.tombstone() ? Kind.REMOVED : Kind.SET, object, key, entry.data(), 0, serial);
    }

    private static @Nullable ObjectEntry entry(LiveObject object, String key) {
        return object instanceof LiveMap map ? map.entries().get(key) : null;
    }

    private void created(LiveObject object, ObjectPayload payload, Stamp stamp) {
        boolean before = object.created();
        object.apply(payload, stamp);
        if (before || !object.created()) {
            return;
        }
        double count = payload instanceof ObjectPayload.CounterCreate(var initial) ? initial : 0;
        note(Kind.CREATED, object, "", null, count, stamp.serial());
        if (payload instanceof ObjectPayload.MapCreate(var semantics, var initial)) {
            initial.forEach((key, entry) -> {
                if (entry == entry(object, key)) {
                    said(object, key, entry, stamp.serial());
                }
            });
        }
    }

    private void cleared(LiveObject object, ObjectPayload payload, Stamp stamp) {
        var living = object instanceof LiveMap map ? livingKeys(map) : List.<String>of();
        if (!object.apply(payload, stamp)) {
            return;
        }
        note(Kind.CLEARED, object, "", null, 0, stamp.serial());
        for (var key : living) {
            if (entry(object, key) == null) {
                note(Kind.REMOVED, object, key, null, 0, stamp.serial());
            }
        }
    }

    private static List<String> livingKeys(LiveMap map) {
        var living = new ArrayList<String>();
        map.entries().forEach((key, entry) -> {
            if (!entry.tombstone()) {
                living.add(key);
            }
        });
        return living;
    }

    /// An object was there that nobody had told of.
    void found(LiveObject object) {
        if (object.deleted()) {
            return;
        }
        double value = object instanceof LiveCounter counter ? counter.value() : 0;
        note(Kind.FOUND, object, "", null, value, foundAt);
        if (object instanceof LiveMap map) {
            livingKeys(map).forEach(key -> foundKey(map, key));
        }
    }

    private void foundKey(LiveMap map, String key) {
        var entry = entry(map, key);
        if (entry != null) {
            said(map, key, entry, foundAt);
        }
    }

    /// Brings what is known of an object to what a sync says of it.
    void merge(LiveObject object, LiveObject given) {
        if (given.deleted() && !object.deleted()) {
            object.adopt(given);
            object.delete(given.tombstonedAt() == null ? 0 : given.tombstonedAt());
            note(Kind.DELETED, object, "", null, 0, foundAt);
        } else if (!object.deleted() && object instanceof LiveMap map && given instanceof LiveMap other) {
            var keys = new ArrayList<>(other.entries().keySet());
            var before = keys.stream().map(key -> entry(map, key)).toArray(ObjectEntry[]::new);
            map.merge(other);
            for (int i = 0; i < before.length; i++) {
                var after = entry(map, keys.get(i));
                if (after != null && after != before[i] && !isSame(before[i], after)) {
                    said(map, keys.get(i), after, foundAt);
                }
            }
        } else if (!object.deleted() && object instanceof LiveCounter counter && given instanceof LiveCounter other) {
            double before = counter.value();
            counter.become(other);
            if (before != counter.value()) {
                note(Kind.FOUND, counter, "", null, counter.value(), foundAt);
            }
        }
    }

    private static boolean isSame(@Nullable ObjectEntry before, ObjectEntry after) {
        return before == null
                ? after.tombstone()
                : after.data() == null ? before.data() == null : after.data().equals(before.data());
    }

    private void note(
            Kind kind, LiveObject object, String key, @Nullable ObjectData data, double number, String serial) {
        effects.add(new ObjectEffect(kind, object.id(), key, data, number, serial));
    }
}
