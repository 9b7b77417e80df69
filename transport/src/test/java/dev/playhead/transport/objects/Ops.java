package dev.playhead.transport.objects;

import dev.playhead.transport.protocol.ObjectData;
import dev.playhead.transport.protocol.ObjectEntry;
import dev.playhead.transport.protocol.ObjectMessage;
import dev.playhead.transport.protocol.ObjectOperation;
import dev.playhead.transport.protocol.ObjectPayload;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Operations and places in the order, in few words, for the tests of the rules.
final class Ops {
    static final String MAP = "map:abc@1780000000000";
    static final String COUNTER = "counter:abc@1780000000000";

    private Ops() {}

    static ObjectOperation set(String id, String key, ObjectData value) {
        return ObjectOperation.of(id, new ObjectPayload.MapSet(key, value));
    }

    static ObjectOperation set(String id, String key, String value) {
        return set(id, key, new ObjectData.Text(value));
    }

    static ObjectOperation refer(String id, String key, String other) {
        return set(id, key, new ObjectData.Reference(other));
    }

    static ObjectOperation remove(String id, String key) {
        return ObjectOperation.of(id, new ObjectPayload.MapRemove(key));
    }

    static ObjectOperation clear(String id) {
        return ObjectOperation.of(id, new ObjectPayload.MapClear());
    }

    static ObjectOperation delete(String id) {
        return ObjectOperation.of(id, new ObjectPayload.ObjectDelete());
    }

    static ObjectOperation inc(String id, double number) {
        return ObjectOperation.of(id, new ObjectPayload.CounterInc(number));
    }

    static ObjectOperation count(String id, double number) {
        return ObjectOperation.of(id, new ObjectPayload.CounterCreate(number));
    }

    static ObjectOperation map(String id, Map<String, String> values) {
        var entries = new LinkedHashMap<String, ObjectEntry>();
        values.forEach((key, value) -> entries.put(key, ObjectEntry.initial(new ObjectData.Text(value))));
        return ObjectOperation.of(id, new ObjectPayload.MapCreate(ObjectPayload.LWW, entries));
    }

    static ObjectMessage message(ObjectOperation operation) {
        return ObjectMessage.of(null, null, operation);
    }

    /// A place in the order; sites do not know of one another.
    static Stamp at(String site, int number) {
        return new Stamp(String.format(java.util.Locale.ROOT, "%04d@%s", number, site), number, site);
    }

    /// Places one after the other, at one moment.
    static final class Serials implements Supplier<Stamp> {
        private int given;
        private long atMs;

        Serials at(long ms) {
            atMs = ms;
            return this;
        }

        int given() {
            return given;
        }

        @Override
        public Stamp get() {
            var serial = String.format(java.util.Locale.ROOT, "%06d", ++given);
            return new Stamp(serial, atMs, "loc");
        }
    }
}
