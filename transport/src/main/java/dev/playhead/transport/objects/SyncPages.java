package dev.playhead.transport.objects;

import dev.playhead.transport.protocol.ObjectEntry;
import dev.playhead.transport.protocol.ObjectMessage;
import dev.playhead.transport.protocol.ObjectState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Cuts the states of a channel's objects into pages that stay well below the largest frame. A large map is cut too:
/// its parts are states of the same object, each with some of the keys.
final class SyncPages {
    /// About a quarter of what a frame may be, since a size here leaves out what is written around keys and values.
    static final long PAGE_BYTES = 128 * 1024;

    private static final long ENTRY_BYTES = 100; // timeserial and punctuation of one key

    private final List<List<ObjectMessage>> pages = new ArrayList<>();
    private List<ObjectMessage> page = new ArrayList<>();
    private long room = PAGE_BYTES;

    static List<List<ObjectMessage>> of(List<ObjectMessage> states) {
        var cut = new SyncPages();
        states.forEach(cut::add);
        cut.pages.add(cut.page);
        return cut.pages;
    }

    private void add(ObjectMessage message) {
        var state = message.object();
        if (state == null || state.map() == null || bytes(state) <= room) {
            put(message, state == null ? 0 : bytes(state));
            return;
        }
        var part = new LinkedHashMap<String, ObjectEntry>();
        long partBytes = LiveObject.OWN_BYTES + createBytes(state);
        for (var entry : state.map().entries().entrySet()) {
            long bytes = ENTRY_BYTES + ObjectSize.of(entry.getKey(), entry.getValue());
            if (partBytes + bytes > room && !(part.isEmpty() && page.isEmpty())) {
                if (!part.isEmpty()) {
                    put(part(message, state, part), partBytes);
                    part = new LinkedHashMap<>();
                }
                turn();
                partBytes = LiveObject.OWN_BYTES;
            }
            part.put(entry.getKey(), entry.getValue());
            partBytes += bytes;
        }
        put(part(message, state, part), partBytes);
    }

    private void put(ObjectMessage message, long bytes) {
        if (bytes > room && !page.isEmpty()) {
            turn();
        }
        page.add(message);
        room -= bytes;
    }

    private void turn() {
        if (!page.isEmpty()) {
            pages.add(page);
        }
        page = new ArrayList<>();
        room = PAGE_BYTES;
    }

    private static ObjectMessage part(ObjectMessage message, ObjectState state, Map<String, ObjectEntry> entries) {
        var whole = Objects.requireNonNull(state.map());
        var map = new ObjectState.MapState(whole.semantics(), entries, whole.clearTimeserial());
        return ObjectMessage.of(
                new ObjectState(
                        state.objectId(),
                        state.siteTimeserials(),
                        state.tombstone(),
                        state.createOp(),
                        map,
                        null,
                        state.unknown()),
                message.serialTimestamp());
    }

    private static long createBytes(ObjectState state) {
        return state.createOp() == null ? 0 : ObjectSize.of(state.createOp().payload());
    }

    private static long bytes(ObjectState state) {
        long entries = 0;
        if (state.map() != null) {
            entries = ObjectSize.of(state.map().entries())
                    + ENTRY_BYTES * state.map().entries().size();
        }
        return LiveObject.OWN_BYTES + entries + createBytes(state);
    }
}
