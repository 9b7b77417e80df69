package dev.playhead.transport.insight.object;

import dev.playhead.transport.objects.ObjectEffect;
import dev.playhead.transport.protocol.ObjectData;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the objects of a channel as they stood at a moment, and what each device had been told of them by then.
public final class ObjectsAt {
    private static final int DEEPEST = 64;

    private final ObjectTrack track;
    private final int limit;
    private final List<HeldChanges> devices;
    private final Set<Integer> above = new HashSet<>(); // looked up only

    private ObjectsAt(ObjectTrack track, int limit, List<HeldChanges> devices) {
        this.track = track;
        this.limit = limit;
        this.devices = devices;
    }

    /// Moments at which frames were written to their sockets.
    public interface Written {
        /// Returns when a row of the frames table was written, ns since 1970; 0 when it was not.
        long nanos(int row);
    }

    /// Returns the root with all that is below it. Takes time that grows with what there is to show.
    ///
    /// @param nanos the moment, ns since 1970
    public static ObjectNode of(ObjectTrack track, long nanos, Written written) {
        var devices = new ArrayList<HeldChanges>();
        for (var receipts : track.devices()) {
            var held = HeldChanges.at(receipts, nanos, written);
            if (held != null) {
                devices.add(held);
            }
        }
        return new ObjectsAt(track, track.until(nanos), devices).root();
    }

    private ObjectNode root() {
        var root = track.objects().getFirst();
        return new ObjectNode(
                List.of(),
                ObjectNode.Kind.MAP,
                0,
                null,
                0,
                root.own(),
                track.last(root.own(), limit),
                List.of(),
                children(0, List.of(), devices));
    }

    private List<ObjectNode> children(int object, List<String> path, List<HeldChanges> asked) {
        var nodes = new ArrayList<ObjectNode>();
        above.add(object);
        for (var key : track.objects().get(object).keys()) {
            var last = track.last(key.changes(), limit);
            if (last != null) {
                var below = new ArrayList<>(path);
                below.add(key.name());
                nodes.add(node(key, last, below, asked));
            }
        }
        above.remove(object);
        return nodes;
    }

    private ObjectNode node(ObjectHistory.Key key, ObjectChange last, List<String> path, List<HeldChanges> asked) {
        var others = new ArrayList<ObjectNode.DeviceValue>();
        var same = new ArrayList<HeldChanges>();
        for (var device : asked) {
            var other = other(device, key, last);
            if (other == null) {
                same.add(device);
            } else {
                others.add(other);
            }
        }
        var kind = kind(last, path.size());
        return switch (kind) {
            case COUNTER -> {
                var own = track.objects().get(last.target()).own();
                var newest = track.last(own, limit);
                same.forEach(device -> counter(device, own, others));
                yield new ObjectNode(
                        path,
                        kind,
                        last.target(),
                        null,
                        newest == null ? 0 : newest.total(),
                        own,
                        newest == null ? last : newest,
                        others,
                        List.of());
            }
            case MAP ->
                new ObjectNode(
                        path,
                        kind,
                        last.target(),
                        null,
                        0,
                        key.changes(),
                        last,
                        others,
                        children(last.target(), path, same));
            case VALUE, REMOVED, CYCLE, NOTHING ->
                new ObjectNode(path, kind, -1, last.effect().data(), 0, key.changes(), last, others, List.of());
        };
    }

    private ObjectNode.Kind kind(ObjectChange last, int depth) {
        if (last.effect().kind() == ObjectEffect.Kind.REMOVED) {
            return ObjectNode.Kind.REMOVED;
        }
        if (!(last.effect().data() instanceof ObjectData.Reference)) {
            return ObjectNode.Kind.VALUE;
        }
        if (isDeleted(last.target())) {
            return ObjectNode.Kind.NOTHING;
        }
        if (track.objects().get(last.target()).isCounter()) {
            return ObjectNode.Kind.COUNTER;
        }
        return above.contains(last.target()) || depth > DEEPEST ? ObjectNode.Kind.CYCLE : ObjectNode.Kind.MAP;
    }

    private boolean isDeleted(int object) {
        var last = track.last(track.objects().get(object).own(), limit);
        return last != null && last.effect().kind() == ObjectEffect.Kind.DELETED;
    }

    // ---- what devices have ----------------------------------------------------------------------

    private ObjectNode.@Nullable DeviceValue other(HeldChanges device, ObjectHistory.Key key, ObjectChange last) {
        int count = ObjectHistory.below(key.changes(), limit);
        int missing = -1;
        ObjectChange has = null;
        for (int i = count - 1; i >= 0 && has == null; i--) {
            int change = key.changes().get(i);
            if (device.has(change)) {
                has = track.changes().get(change);
            } else {
                missing = change;
            }
        }
        if (missing < 0) {
            return null;
        }
        var value = has == null || has.effect().kind() == ObjectEffect.Kind.REMOVED ? null : has;
        boolean isGone = last.effect().kind() == ObjectEffect.Kind.REMOVED;
        if (isGone ? value == null : value != null && isSame(value, last)) {
            return null;
        }
        double total = value == null || value.target() < 0 ? 0 : total(device, value.target());
        return device.other(missing, value, total);
    }

    private static boolean isSame(ObjectChange one, ObjectChange other) {
        var data = one.effect().data();
        return data != null && data.equals(other.effect().data());
    }

    private void counter(HeldChanges device, List<Integer> own, List<ObjectNode.DeviceValue> others) {
        int missing = device.firstMissing(own, limit);
        if (missing < 0) {
            return;
        }
        var newest = track.last(own, limit);
        double total = total(device, own);
        if (newest != null && newest.total() != total) {
            others.add(device.other(missing, newest, total));
        }
    }

    private double total(HeldChanges device, int object) {
        return total(device, track.objects().get(object).own());
    }

    private double total(HeldChanges device, List<Integer> own) {
        var known = track.last(own, Math.min(limit, device.upTo()));
        double total = known == null ? 0 : known.total();
        for (int change : device.inHoles(own, limit)) {
            var effect = track.changes().get(change).effect();
            if (effect.kind() == ObjectEffect.Kind.ADDED || effect.kind() == ObjectEffect.Kind.CREATED) {
                total -= effect.number();
            }
        }
        return total;
    }
}
