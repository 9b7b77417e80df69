package dev.playhead.transport.core;

import dev.playhead.transport.protocol.Flag;
import dev.playhead.transport.protocol.ObjectData;
import dev.playhead.transport.protocol.ObjectEntry;
import dev.playhead.transport.protocol.ObjectMessage;
import dev.playhead.transport.protocol.ObjectOperation;
import dev.playhead.transport.protocol.ObjectPayload;
import dev.playhead.transport.protocol.ObjectState;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a client makes of the frames it is sent, by the rules that SDKs document and nothing of the broker's code: it
/// syncs, keeps operations back while it does, applies its own when they are acknowledged, and knows their echo.
final class ObjectDevice {
    private static final String SITE = "loc";

    private final Map<String, Thing> things = new LinkedHashMap<>();
    private final Map<String, ObjectMessage> sync = new LinkedHashMap<>();
    private final List<ObjectMessage> keptBack = new ArrayList<>();
    private final Set<String> appliedOnAck = new HashSet<>();
    private final List<ObjectMessage> ackedWhileSyncing = new ArrayList<>();
    private @Nullable String syncName;
    private boolean synced;
    int syncs;

    /// A map or a counter; nobody asks which.
    private static final class Thing {
        final Map<String, ObjectEntry> entries = new LinkedHashMap<>();
        final Map<String, String> sites = new LinkedHashMap<>();
        double count;
        boolean created;
        boolean deleted;
        String cleared = "";
    }

    ObjectDevice() {
        things.put("root", new Thing());
    }

    void take(ProtocolMessage frame) {
        switch (frame.action()) {
            case ATTACHED -> {
                synced = false;
                syncName = null;
                sync.clear();
                keptBack.clear();
                if (!frame.has(Flag.HAS_OBJECTS)) {
                    things.clear();
                    things.put("root", new Thing());
                    synced = true;
                }
            }
            case OBJECT_SYNC -> page(frame);
            case OBJECT -> {
                for (var message : Objects.requireNonNull(frame.state())) {
                    if (synced) {
                        apply(message, true);
                    } else {
                        keptBack.add(message);
                    }
                }
            }
            case null, default -> {}
        }
    }

    /// Its own operations were accepted.
    void acknowledged(List<ObjectMessage> operations, List<@Nullable String> serials) {
        for (int i = 0; i < operations.size(); i++) {
            var operation = Objects.requireNonNull(operations.get(i).operation());
            var ordered = operations.get(i).ordered(operation, Objects.requireNonNull(serials.get(i)), 0, SITE);
            if (synced) {
                apply(ordered, false);
            } else {
                ackedWhileSyncing.add(ordered);
            }
        }
    }

    private void page(ProtocolMessage frame) {
        var cursor = Objects.requireNonNull(frame.channelSerial()).split(":", -1);
        if (!cursor[0].equals(syncName)) {
            syncName = cursor[0];
            sync.clear();
            synced = false;
        }
        for (var message : Objects.requireNonNull(frame.state())) {
            var state = Objects.requireNonNull(message.object());
            sync.merge(state.objectId(), message, ObjectDevice::merged);
        }
        if (cursor[1].isEmpty()) {
            things.keySet().removeIf(id -> !sync.containsKey(id) && !id.equals("root"));
            sync.values().forEach(message -> replace(Objects.requireNonNull(message.object())));
            synced = true;
            syncs++;
            List.copyOf(keptBack).forEach(message -> apply(message, true));
            keptBack.clear();
            appliedOnAck.clear();
            List.copyOf(ackedWhileSyncing).forEach(message -> apply(message, false));
            ackedWhileSyncing.clear();
            syncName = null;
        }
    }

    private static ObjectMessage merged(ObjectMessage first, ObjectMessage next) {
        var one = Objects.requireNonNull(first.object());
        var entries = new LinkedHashMap<>(Objects.requireNonNull(one.map()).entries());
        entries.putAll(
                Objects.requireNonNull(Objects.requireNonNull(next.object()).map())
                        .entries());
        var map = new ObjectState.MapState(0, entries, one.map().clearTimeserial());
        return ObjectMessage.of(
                new ObjectState(
                        one.objectId(), one.siteTimeserials(), one.tombstone(), one.createOp(), map, null, Map.of()),
                first.serialTimestamp());
    }

    private void replace(ObjectState state) {
        var thing = things.computeIfAbsent(state.objectId(), id -> new Thing());
        thing.sites.clear();
        thing.sites.putAll(state.siteTimeserials());
        if (thing.deleted) {
            return;
        }
        thing.entries.clear();
        thing.count = 0;
        thing.created = false;
        thing.cleared = "";
        thing.deleted = state.tombstone();
        if (thing.deleted) {
            return;
        }
        if (state.counter() != null) {
            thing.count = state.counter().count();
        }
        if (state.map() != null) {
            thing.entries.putAll(state.map().entries());
            thing.cleared = Objects.requireNonNullElse(state.map().clearTimeserial(), "");
        }
        if (state.createOp() != null) {
            create(thing, Objects.requireNonNull(state.createOp().payload()));
        }
    }

    private void apply(ObjectMessage message, boolean fromChannel) {
        var serial = Objects.requireNonNull(message.serial());
        if (fromChannel && appliedOnAck.remove(serial)) {
            return;
        }
        var operation = Objects.requireNonNull(message.operation());
        var thing = things.computeIfAbsent(Objects.requireNonNull(operation.objectId()), id -> new Thing());
        if (serial.compareTo(thing.sites.getOrDefault(SITE, "")) <= 0) {
            return;
        }
        if (fromChannel) {
            thing.sites.put(SITE, serial);
        }
        if (!thing.deleted) {
            change(thing, operation, serial);
            if (!fromChannel) {
                appliedOnAck.add(serial);
            }
        }
    }

    private static void change(Thing thing, ObjectOperation operation, String serial) {
        switch (Objects.requireNonNull(operation.payload())) {
            case ObjectPayload.MapSet(var key, var value) ->
                write(thing, key, new ObjectEntry(value, serial, false, null));
            case ObjectPayload.MapRemove(var key) -> write(thing, key, new ObjectEntry(null, serial, true, 0L));
            case ObjectPayload.CounterInc(var number) -> thing.count += number;
            case ObjectPayload.MapClear() -> {
                if (serial.compareTo(thing.cleared) > 0) {
                    thing.cleared = serial;
                    thing.entries.values().removeIf(e -> older(e.timeserial(), serial));
                }
            }
            case ObjectPayload.ObjectDelete() -> {
                thing.deleted = true;
                thing.entries.clear();
                thing.count = 0;
            }
            case ObjectPayload.CreateWithObjectId create -> create(thing, Objects.requireNonNull(create.initial()));
            case ObjectPayload.MapCreate create -> create(thing, create);
            case ObjectPayload.CounterCreate create -> create(thing, create);
        }
    }

    private static void create(Thing thing, ObjectPayload payload) {
        if (thing.created) {
            return;
        }
        thing.created = true;
        if (payload instanceof ObjectPayload.CounterCreate(var count)) {
            thing.count += count;
        } else if (payload instanceof ObjectPayload.MapCreate(var semantics, var entries)) {
            entries.forEach((key, entry) -> write(thing, key, entry));
        }
    }

    private static void write(Thing thing, String key, ObjectEntry entry) {
        var existing = thing.entries.get(key);
        var serial = Objects.requireNonNullElse(entry.timeserial(), "");
        if (!thing.cleared.isEmpty() && serial.compareTo(thing.cleared) <= 0) {
            return;
        }
        if (existing == null || older(existing.timeserial(), serial)) {
            thing.entries.put(key, entry);
        }
    }

    private static boolean older(@Nullable String serial, String than) {
        return !than.isEmpty() && (serial == null || serial.compareTo(than) < 0);
    }

    /// All objects by their ids, without what is deleted, removed or refers to nothing.
    Map<String, Object> view() {
        var view = new TreeMap<String, Object>();
        things.forEach((id, thing) -> {
            if (thing.deleted) {
                return;
            }
            if (id.startsWith("counter")) {
                view.put(id, thing.count);
                return;
            }
            var values = new TreeMap<String, ObjectData>();
            thing.entries.forEach((key, entry) -> {
                if (entry.data() != null) {
                    values.put(key, entry.data());
                }
            });
            view.put(id, values);
        });
        return view;
    }
}
