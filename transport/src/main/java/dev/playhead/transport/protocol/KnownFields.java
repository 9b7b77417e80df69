package dev.playhead.transport.protocol;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Names of the fields that the protocol defines. Readers leave a value that is not of its field's type, or a number
/// out of its range, among the unknown fields: it is kept and shown, but the frame is not one to act upon.
public final class KnownFields {
    private static final Set<String> FRAME = Set.of(
            "id",
            "channel",
            "channelSerial",
            "connectionId",
            "msgSerial",
            "count",
            "flags",
            "params",
            "timestamp",
            "auth",
            "messages",
            "presence",
            "annotations",
            "state");
    private static final Set<String> ITEM = Set.of(
            "id",
            "name",
            "encoding",
            "clientId",
            "connectionId",
            "timestamp",
            "extras",
            "action",
            "serial",
            "version",
            "annotations");
    private static final Set<String> ANNOTATION = Set.of(
            "id",
            "name",
            "encoding",
            "clientId",
            "connectionId",
            "timestamp",
            "extras",
            "action",
            "serial",
            "count",
            "messageSerial",
            "type");
    private static final Set<String> PRESENCE =
            Set.of("id", "encoding", "clientId", "connectionId", "timestamp", "extras", "action");
    private static final Set<String> OBJECT =
            Set.of("id", "clientId", "connectionId", "extras", "timestamp", "serial", "serialTimestamp", "siteCode");

    private KnownFields() {}

    /// Returns the first field of a frame, or of something in it, that has a value which it cannot have; null when
    /// there is none.
    public static @Nullable String misfit(ProtocolMessage frame) {
        var found = misfit(FRAME, frame.unknown());
        for (var message : orNone(frame.messages())) {
            found = found == null ? misfit(message) : found;
        }
        for (var member : orNone(frame.presence())) {
            found = found == null ? misfit(PRESENCE, member.unknown()) : found;
        }
        for (var annotation : orNone(frame.annotations())) {
            found = found == null ? misfit(annotation) : found;
        }
        for (var object : orNone(frame.state())) {
            found = found == null ? misfit(OBJECT, object.unknown()) : found;
        }
        return found;
    }

    /// Returns the first field of a message that has a value which it cannot have; null when there is none.
    public static @Nullable String misfit(Message message) {
        return misfit(ITEM, message.unknown());
    }

    /// Returns the first field of an annotation that has a value which it cannot have; null when there is none.
    public static @Nullable String misfit(Annotation annotation) {
        return misfit(ANNOTATION, annotation.unknown());
    }

    /// Returns what to tell the sender about such a field.
    public static String problem(String field) {
        return "The field \"" + field + "\" has a value of another type, or a number out of its range.";
    }

    private static @Nullable String misfit(Set<String> known, Map<String, @Nullable Object> unknown) {
        for (var name : unknown.keySet()) {
            if (known.contains(name)) {
                return name;
            }
        }
        return null;
    }

    private static <T> List<T> orNone(@Nullable List<T> items) {
        return items == null ? List.of() : items;
    }
}
