package dev.playhead.ui.object;

import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.insight.object.ObjectChange;
import dev.playhead.transport.insight.object.ObjectNode;
import dev.playhead.transport.objects.ObjectEffect;
import dev.playhead.transport.protocol.ObjectData;
import dev.playhead.ui.format.Formats;
import java.math.BigDecimal;

/// Objects in words.
public final class ObjectWords {
    private ObjectWords() {}

    /// Returns what stands at a key.
    static String value(ObjectNode node) {
        return switch (node.kind()) {
            case MAP -> Formats.count(node.size(), "key");
            case COUNTER -> number(node.total());
            case VALUE -> node.data() == null ? "cannot tell" : data(node.data());
            case REMOVED -> "removed";
            case CYCLE -> "a map that it is inside of";
            case NOTHING -> "an object that is deleted";
        };
    }

    /// Returns the value that a device has in place of the broker's; `none` when it has no such key.
    static String value(ObjectNode.DeviceValue other) {
        var value = other.value();
        if (value == null) {
            return "none";
        }
        return switch (value.effect().data()) {
            case ObjectData.Reference(var id) -> id.startsWith("counter:") ? number(other.total()) : "another map";
            case null -> number(other.total());
            case ObjectData data -> data(data);
        };
    }

    /// Returns a plain value, texts in quotes.
    static String data(ObjectData data) {
        return switch (data) {
            case ObjectData.Text(var text) -> "\u201c" + text.replace('\n', ' ') + "\u201d";
            case ObjectData.Number(var number) -> number(number);
            case ObjectData.Bool(var flag) -> Boolean.toString(flag);
            case ObjectData.Json(var json) -> json;
            case ObjectData.Bytes(var bytes) -> Formats.bytes(bytes.length);
            case ObjectData.Reference(var id) -> id;
            case ObjectData.Unrecognised(var fields) -> "unknown value " + fields;
        };
    }

    /// Returns a number without a fraction that is none.
    static String number(double number) {
        return Double.isFinite(number)
                ? new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString()
                : Double.toString(number);
    }

    /// Returns what kind of thing stands at a key.
    static String kind(ObjectNode node) {
        return switch (node.kind()) {
            case MAP -> "map";
            case COUNTER -> "counter";
            case VALUE -> "value";
            case REMOVED -> "removed";
            case CYCLE, NOTHING -> "reference";
        };
    }

    /// Returns who wrote something.
    static String author(Timeline timeline, ObjectChange change) {
        if (change.effect().kind() == ObjectEffect.Kind.FOUND) {
            return "there before this recording";
        }
        return change.author() < 0
                ? "cannot tell who"
                : timeline.participants().get(change.author()).name();
    }

    /// Returns what a change did, without who and when: `set to "x"`, `added 20, now 540`.
    public static String change(ObjectChange change) {
        var effect = change.effect();
        return switch (effect.kind()) {
            case CREATED ->
                change.effect().objectId().startsWith("counter:") ? "created at " + number(effect.number()) : "created";
            case FOUND ->
                effect.objectId().startsWith("counter:")
                        ? "was " + number(change.total()) + " already"
                        : "was there already";
            case SET -> "set to " + (effect.data() == null ? "nothing" : reference(effect.data()));
            case REMOVED -> "removed";
            case ADDED ->
                (effect.number() < 0 ? "took " + number(-effect.number()) : "added " + number(effect.number()))
                        + ", now " + number(change.total());
            case CLEARED -> "cleared";
            case DELETED -> "deleted";
        };
    }

    private static String reference(ObjectData data) {
        return data instanceof ObjectData.Reference(var id)
                ? id.startsWith("counter:") ? "a counter" : "a map"
                : data(data);
    }

    /// Returns a sentence on why a device has another value.
    static String why(Timeline timeline, ObjectNode.DeviceValue other) {
        var missed = other.missed();
        return switch (other.why()) {
            case NOT_SENT ->
                missed == null
                        ? "The change was not sent to it."
                        : missed.rule() == null
                                ? "The change was published while it had no connection."
                                : "The change was published while "
                                        + rule(timeline, missed.rule().value());
            case ON_ITS_WAY -> "The change is on its way: no socket has taken it yet.";
            case GONE -> "The change was published after its connection had ended.";
        };
    }

    private static String rule(Timeline timeline, String id) {
        for (var fault : timeline.faults()) {
            if (fault.rule().id().value().equals(id)) {
                return id + " " + fault.rule().label() + " kept it away.";
            }
        }
        return id + " kept it away.";
    }

    /// Returns the keys of a path as people write it: `stops.1`.
    static String path(ObjectNode node) {
        return node.path().isEmpty() ? "root" : String.join(".", node.path());
    }
}
