package dev.playhead.transport.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.playhead.transport.core.state.ImagePart;
import dev.playhead.transport.explain.EntryDecoder;
import dev.playhead.transport.insight.build.ScriptedLog;
import dev.playhead.transport.insight.build.TimelineBuilder;
import dev.playhead.transport.insight.object.ObjectHistory;
import dev.playhead.transport.insight.object.ObjectTrack;
import dev.playhead.transport.objects.ObjectEffect;
import dev.playhead.transport.protocol.ObjectData;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What insight makes of the log of a broker, held beside the objects that the broker itself has.
final class ObjectInsight {
    private final ScriptedLog log;
    private final TimelineBuilder builder = new TimelineBuilder();
    private long told;
    // What was so at each moment that was asked for.
    private final Map<Long, Map<String, Object>> before = new TreeMap<>();

    ObjectInsight(long seed, long startMs) {
        log = new ScriptedLog(seed, startMs);
        tell();
    }

    void record(Input input, List<Effect> effects) {
        log.record(input, effects);
        tell();
    }

    private void tell() {
        for (; told < log.size(); told++) {
            var entry = log.read(told);
            builder.accept(entry, EntryDecoder.decode(entry));
        }
    }

    /// All objects of the only channel are those of the broker, now.
    void compare(Broker broker, String what) {
        var expected = ofBroker(broker);
        long nanos = log.lastNanos();
        before.put(nanos, expected);
        assertEquals(expected, at(nanos), what);
    }

    /// What was so at any moment before is still told.
    void compareAll(String what) {
        before.forEach((nanos, expected) -> assertEquals(expected, at(nanos), what + " at " + nanos));
    }

    private static Map<String, Object> ofBroker(Broker broker) {
        var objects = new TreeMap<String, Object>();
        broker.image(part -> {
            if (!(part instanceof ImagePart.ObjectPart(var image)) || image.tombstonedAt() != null) {
                return;
            }
            if (image.map() != null) {
                var values = new TreeMap<String, ObjectData>();
                image.map().entries().forEach((key, entry) -> {
                    if (entry.data() != null && !entry.tombstone()) {
                        values.put(key, entry.data());
                    }
                });
                put(objects, image.id(), values.isEmpty() ? null : values);
            } else if (image.counter() != null) {
                double value = image.counter().initial() + image.counter().added();
                put(objects, image.id(), value == 0 ? null : value);
            }
        });
        return objects;
    }

    // What is empty may be not known at all: nothing was told of it but its name.
    private static void put(Map<String, Object> objects, String id, @Nullable Object value) {
        if (value != null) {
            objects.put(id, value);
        }
    }

    private Map<String, Object> at(long nanos) {
        var tracks = builder.timeline(log.lastNanos()).objects();
        var objects = new TreeMap<String, Object>();
        if (!tracks.isEmpty()) {
            var track = tracks.getFirst();
            for (var object : track.objects()) {
                put(objects, object.id(), value(track, object, track.until(nanos)));
            }
        }
        return objects;
    }

    private static @Nullable Object value(ObjectTrack track, ObjectHistory object, int limit) {
        var own = track.last(object.own(), limit);
        if (own != null && own.effect().kind() == ObjectEffect.Kind.DELETED) {
            return null;
        }
        if (object.isCounter()) {
            return own == null || own.total() == 0 ? null : own.total();
        }
        var values = new HashMap<String, ObjectData>();
        for (var key : object.keys()) {
            var last = track.last(key.changes(), limit);
            var data = last == null ? null : last.effect().data();
            if (data != null) {
                values.put(key.name(), data);
            }
        }
        return values.isEmpty() ? null : values;
    }
}
