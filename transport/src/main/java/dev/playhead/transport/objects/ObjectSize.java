package dev.playhead.transport.objects;

import dev.playhead.transport.protocol.ObjectData;
import dev.playhead.transport.protocol.ObjectEntry;
import dev.playhead.transport.protocol.ObjectPayload;
import dev.playhead.transport.protocol.Utf8;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Bytes that operations and entries count for, as clients count them: keys and values, nothing around them.
final class ObjectSize {
    private static final int NUMBER = 8;

    private ObjectSize() {}

    static long of(@Nullable ObjectPayload payload) {
        return switch (payload) {
            case ObjectPayload.MapCreate(var semantics, var entries) -> of(entries);
            case ObjectPayload.MapSet(var key, var value) -> utf8(key) + of(value);
            case ObjectPayload.MapRemove(var key) -> utf8(key);
            case ObjectPayload.CounterCreate create -> NUMBER;
            case ObjectPayload.CounterInc inc -> NUMBER;
            case ObjectPayload.CreateWithObjectId create -> create.initial() == null ? 0 : of(create.initial());
            case ObjectPayload.ObjectDelete delete -> 0;
            case ObjectPayload.MapClear clear -> 0;
            case null -> 0;
        };
    }

    static long of(Map<String, ObjectEntry> entries) {
        long size = 0;
        for (var entry : entries.entrySet()) {
            size += of(entry.getKey(), entry.getValue());
        }
        return size;
    }

    static long of(String key, ObjectEntry entry) {
        return utf8(key) + (entry.data() == null ? 0 : of(entry.data()));
    }

    static long of(ObjectData data) {
        return switch (data) {
            case ObjectData.Reference reference -> 0;
            case ObjectData.Bool flag -> 1;
            case ObjectData.Number number -> NUMBER;
            case ObjectData.Text(var text) -> utf8(text);
            case ObjectData.Json(var text) -> utf8(text);
            case ObjectData.Bytes(var bytes) -> bytes.length;
            case ObjectData.Unrecognised unrecognised -> 0;
        };
    }

    private static long utf8(String text) {
        return Utf8.length(text);
    }
}
