package dev.playhead.transport.explain;

import dev.playhead.transport.protocol.ObjectData;
import dev.playhead.transport.protocol.ObjectMessage;
import dev.playhead.transport.protocol.ObjectOperation;
import dev.playhead.transport.protocol.ObjectPayload;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Frames of LiveObjects in a few words.
final class ObjectText {
    private static final int QUOTE = 40;
    private static final int HASH = 6;

    private ObjectText() {}

    /// Operations: the first one, and how many more there are.
    static String operations(ProtocolMessage frame) {
        var state = state(frame);
        if (state.isEmpty()) {
            return "no operations";
        }
        var more = state.size() > 1 ? ", " + (state.size() - 1) + " more" : "";
        return operation(state.getFirst().operation()) + more;
    }

    /// A page of a sync, for example `3 objects, page 2`.
    static String sync(ProtocolMessage frame) {
        var cursor = frame.channelSerial() == null ? "" : frame.channelSerial();
        var page = cursor.substring(cursor.indexOf(':') + 1);
        return FrameText.count(state(frame).size(), "object") + (page.isEmpty() ? "" : ", page " + page);
    }

    private static List<ObjectMessage> state(ProtocolMessage frame) {
        return frame.state() == null ? List.of() : frame.state();
    }

    private static String operation(@Nullable ObjectOperation operation) {
        if (operation == null) {
            return "no operation";
        }
        var object = name(operation.objectId());
        return switch (operation.payload()) {
            case ObjectPayload.MapSet(var key, var value) -> "set " + key + " of " + object + " to " + value(value);
            case ObjectPayload.MapRemove(var key) -> "remove " + key + " of " + object;
            case ObjectPayload.MapClear clear -> "clear " + object;
            case ObjectPayload.MapCreate create -> "create " + object;
            case ObjectPayload.CounterCreate(var count) -> "create " + object + " at " + number(count);
            case ObjectPayload.CounterInc(var number) ->
                (number < 0 ? "take " + number(-number) + " from " : "add " + number(number) + " to ") + object;
            case ObjectPayload.ObjectDelete delete -> "delete " + object;
            case ObjectPayload.CreateWithObjectId create -> "create " + object;
            case null -> "unknown operation " + operation.actionCode() + " on " + object;
        };
    }

    // Ids are long and say nothing to people; their kind and a few letters tell them apart.
    private static String name(@Nullable String objectId) {
        if (objectId == null) {
            return "no object";
        }
        int colon = objectId.indexOf(':');
        int at = objectId.indexOf('@');
        if (colon < 0 || at < colon) {
            return objectId;
        }
        return objectId.substring(0, colon) + " " + objectId.substring(colon + 1, Math.min(at, colon + 1 + HASH));
    }

    private static String value(ObjectData data) {
        return switch (data) {
            case ObjectData.Reference(var id) -> name(id);
            case ObjectData.Bool(var flag) -> Boolean.toString(flag);
            case ObjectData.Number(var number) -> number(number);
            case ObjectData.Text(var text) -> "\u201c" + shortened(text) + "\u201d";
            case ObjectData.Json(var text) -> shortened(text);
            case ObjectData.Bytes(var bytes) -> FrameText.count(bytes.length, "byte");
            case ObjectData.Unrecognised unrecognised -> "an unknown value";
        };
    }

    private static String number(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? String.format(Locale.ROOT, "%.0f", number)
                : Double.toString(number);
    }

    private static String shortened(String text) {
        var oneLine = text.replace('\n', '\u21b5');
        return oneLine.length() <= QUOTE ? oneLine : oneLine.substring(0, QUOTE) + "\u2026";
    }
}
