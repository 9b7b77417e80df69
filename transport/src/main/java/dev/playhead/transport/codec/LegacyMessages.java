package dev.playhead.transport.codec;

import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.Version;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Messages as clients of protocol versions before 4 know them: `version` is the text of its serial, what was
/// done is in `operation`, the time of creation in `createdAt`, the summary of annotations in `summary`. Some
/// of those clients end the connection when `version` is an object.
public final class LegacyMessages {
    /// The first version whose clients know `version` as an object (TM2s).
    private static final double OBJECTS_SINCE = 4;

    private LegacyMessages() {}

    /// Returns whether clients of this protocol version need it.
    public static boolean isFor(double version) {
        return version < OBJECTS_SINCE;
    }

    /// Returns a frame with its messages in the earlier form.
    public static ProtocolMessage of(ProtocolMessage frame) {
        var messages = frame.messages();
        return messages == null
                ? frame
                : frame.toBuilder()
                        .messages(messages.stream().map(LegacyMessages::of).toList())
                        .build();
    }

    /// Returns a message in the earlier form.
    public static Message of(Message message) {
        var version = message.version();
        var summary =
                message.annotations() == null ? null : message.annotations().get("summary");
        if (version == null && summary == null) {
            return message;
        }
        var more = new LinkedHashMap<String, @Nullable Object>(message.unknown());
        if (version != null) {
            put(more, "version", version.serial());
            put(more, "createdAt", message.timestamp());
            var operation = operation(version);
            put(more, "operation", operation.isEmpty() ? null : operation);
        }
        put(more, "summary", summary);
        return message.toBuilder().version(null).annotations(null).unknown(more).build();
    }

    private static Map<String, @Nullable Object> operation(Version version) {
        var operation = new LinkedHashMap<String, @Nullable Object>();
        put(operation, "clientId", version.clientId());
        put(operation, "description", version.description());
        put(operation, "metadata", version.metadata().isEmpty() ? null : version.metadata());
        return operation;
    }

    private static void put(Map<String, @Nullable Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    /// Takes the version of a message out of its fields, in this shape or the present one; null when it has none.
    static @Nullable Version version(ObjectFields fields) {
        var operation = fields.object("operation");
        var serial = fields.text("version");
        if (operation == null && serial == null) {
            return null;
        }
        var said = new ObjectFields(operation == null ? Map.of() : operation);
        var metadata = said.texts("metadata");
        return new Version(
                serial, null, said.text("clientId"), said.text("description"), metadata == null ? Map.of() : metadata);
    }
}
