package dev.playhead.transport.insight.object;

import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.column.VersionedList;
import dev.playhead.transport.objects.ObjectEffect;
import dev.playhead.transport.objects.ObjectId;
import dev.playhead.transport.objects.ObjectReplica;
import dev.playhead.transport.objects.ObjectRequest;
import dev.playhead.transport.protocol.ObjectData;
import dev.playhead.transport.protocol.ObjectMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts the [ObjectTrack] of one channel together. What an operation changes is decided by the rules of the
/// broker, in an [ObjectReplica]; here it gets its moment, its frame and its author. For one thread.
public final class ObjectTrackBuilder {
    private final int channel;
    private final ObjectReplica replica = new ObjectReplica();
    private final VersionedList<ObjectChange> changes = new VersionedList<>();
    private final VersionedList<ObjectHistory> objects = new VersionedList<>();
    private final List<Growing> growing = new ArrayList<>();
    private final Map<String, Integer> byId = new HashMap<>(); // looked up only
    private final VersionedList<ObjectReceipts> devices = new VersionedList<>();
    private final Map<Integer, ReceiptsBuilder> receipts = new LinkedHashMap<>();
    private final Set<Integer> touched = new LinkedHashSet<>();
    private final Map<Integer, Integer> places = new HashMap<>(); // of devices, by participant; looked up only
    private final Set<Integer> told = new LinkedHashSet<>();
    // Pages of a sync that is under way; the same for everybody who is sent them at once.
    private final List<ObjectMessage> pages = new ArrayList<>();
    private String syncName = "";
    private boolean isKnown;

    /// Origin of a change.
    ///
    /// @param row of the frame or request that brought it; -1 for none
    /// @param author index of the participant; -1 when nobody knows
    public record Origin(long nanos, int row, int author) {}

    /// An object whose history grows.
    private static final class Growing {
        private final String id;
        private final boolean isCounter;
        private final VersionedList<ObjectHistory.Key> keys = new VersionedList<>();
        private final List<VersionedList<Integer>> ofKeys = new ArrayList<>();
        private final Map<String, Integer> places = new HashMap<>(); // looked up only
        private final Set<Integer> touched = new LinkedHashSet<>();
        private final VersionedList<Integer> own = new VersionedList<>();
        private double total;

        Growing(String id) {
            this.id = id;
            this.isCounter = ObjectId.kindOf(id).orElse(ObjectId.Kind.MAP) == ObjectId.Kind.COUNTER;
        }

        void changed(String key, int change) {
            int place = places.computeIfAbsent(key, name -> {
                ofKeys.add(new VersionedList<>());
                keys.add(new ObjectHistory.Key(name, List.of()));
                return ofKeys.size() - 1;
            });
            ofKeys.get(place).add(change);
            touched.add(place);
        }

        ObjectHistory published() {
            for (int place : touched) {
                keys.set(
                        place,
                        new ObjectHistory.Key(
                                keys.get(place).name(), ofKeys.get(place).view()));
            }
            touched.clear();
            return new ObjectHistory(id, isCounter, keys.view(), own.view());
        }
    }

    /// @param channel index in the channels of the timeline
    public ObjectTrackBuilder(int channel) {
        this.channel = channel;
        index(ObjectId.ROOT);
    }

    /// Takes in operations with their places in the order; those that are known already change nothing.
    public void apply(List<ObjectMessage> ordered, Origin from) {
        note(replica.apply(ordered), from);
    }

    /// Takes in an accepted request of whose operations nobody was told.
    ///
    /// @param objectIds the objects that the answer names
    public void request(
            List<ObjectRequest> requests, @Nullable String clientId, List<String> objectIds, long nowMs, Origin from) {
        note(replica.request(requests, clientId, objectIds, nowMs), from);
    }

    /// An accepted request was taken in by what subscribers were told.
    public void requestTold(List<ObjectRequest> requests, long nowMs) {
        replica.requestTold(requests, nowMs);
    }

    private void note(List<ObjectEffect> effects, Origin from) {
        for (var effect : effects) {
            int object = index(effect.objectId());
            int target = effect.data() instanceof ObjectData.Reference(var id) ? index(id) : -1;
            var of = growing.get(object);
            of.total = switch (effect.kind()) {
                case CREATED, ADDED -> of.total + effect.number();
                case FOUND -> effect.number();
                case DELETED -> 0;
                case SET, REMOVED, CLEARED -> of.total;
            };
            int change = changes.size();
            changes.add(new ObjectChange(from.nanos, from.row, from.author, effect, object, target, of.total));
            if (effect.kind() == ObjectEffect.Kind.SET || effect.kind() == ObjectEffect.Kind.REMOVED) {
                of.changed(effect.key(), change);
            } else {
                of.own.add(change);
            }
            touched.add(object);
        }
    }

    private int index(String id) {
        return byId.computeIfAbsent(id, name -> {
            var object = new Growing(name);
            growing.add(object);
            objects.add(object.published());
            return growing.size() - 1;
        });
    }

    // ---- who was told ---------------------------------------------------------------------------

    /// A participant was sent operations.
    public void told(int participant, List<ObjectMessage> operations, int row, long nanos) {
        var device = receipts.get(participant);
        if (device != null) {
            device.told(from(operations), to(operations), row, nanos);
            told.add(participant);
        }
    }

    /// Operations were meant for a participant and were not sent.
    ///
    /// @param rule of the fault that kept them; null when it had no connection
    public void missed(int participant, List<ObjectMessage> operations, int row, @Nullable RuleId rule) {
        var device = receipts.get(participant);
        if (device != null) {
            device.missed(from(operations), to(operations), row, rule);
            told.add(participant);
        }
    }

    /// A participant was sent a page of all objects.
    ///
    /// @param serial of the frame, which says which page of which sync it is
    public void page(int participant, String serial, List<ObjectMessage> states, Origin from) {
        int colon = serial.indexOf(':');
        var name = colon < 0 ? serial : serial.substring(0, colon);
        boolean isLast = colon < 0 || colon == serial.length() - 1;
        if (!isKnown) {
            if (!name.equals(syncName)) {
                syncName = name;
                pages.clear();
            }
            pages.addAll(states);
            if (isLast) {
                note(replica.sync(pages), new Origin(from.nanos, from.row, -1));
                pages.clear();
                isKnown = true;
            }
        }
        if (isLast) {
            device(participant).synced(changes.size(), from.row, from.nanos);
        }
    }

    /// A page of all objects was meant for a participant and was not sent.
    public void pageMissed(int participant) {
        device(participant).syncBroken();
    }

    /// A participant has attached.
    ///
    /// @param subscribes whether it will be told of objects
    public void attached(int participant, boolean subscribes, int row, long nanos) {
        var device = receipts.get(participant);
        if (device != null) {
            device.attached();
            if (!subscribes) {
                device.ended(row, nanos);
                told.add(participant);
            }
        }
    }

    /// A participant has detached.
    public void detached(int participant, int row, long nanos) {
        attached(participant, false, row, nanos);
    }

    private ReceiptsBuilder device(int participant) {
        told.add(participant);
        return receipts.computeIfAbsent(participant, ReceiptsBuilder::new);
    }

    private int from(List<ObjectMessage> operations) {
        var serial = operations.getFirst().serial();
        int at = changes.size();
        while (serial != null && at > 0 && changes.get(at - 1).effect().serial().compareTo(serial) >= 0) {
            at--;
        }
        return at;
    }

    private int to(List<ObjectMessage> operations) {
        var serial = operations.getLast().serial();
        int at = changes.size();
        while (serial != null && at > 0 && changes.get(at - 1).effect().serial().compareTo(serial) > 0) {
            at--;
        }
        return at;
    }

    // ---- what it has come to --------------------------------------------------------------------

    /// Returns whether there is anything to show: an object beside the root, or a change.
    public boolean isUsed() {
        return changes.size() > 0;
    }

    /// Returns all as it stands. Costs what has changed since the last time.
    public ObjectTrack published() {
        touched.forEach(object -> objects.set(object, growing.get(object).published()));
        touched.clear();
        for (int participant : told) {
            place(participant);
        }
        told.clear();
        return new ObjectTrack(channel, objects.view(), changes.view(), devices.view());
    }

    private void place(int participant) {
        var device = receipts.get(participant);
        if (device != null) {
            var known = places.get(participant);
            if (known == null) {
                places.put(participant, devices.size());
                devices.add(device.published());
            } else {
                devices.set(known, device.published());
            }
        }
    }
}
