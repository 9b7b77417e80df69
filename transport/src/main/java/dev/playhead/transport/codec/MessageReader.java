package dev.playhead.transport.codec;

import dev.playhead.transport.protocol.Annotation;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.PresenceAction;
import dev.playhead.transport.protocol.PresenceMessage;
import dev.playhead.transport.protocol.Version;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Turns objects that were read into messages and presence messages.
public final class MessageReader {
    private MessageReader() {}

    /// Reads one message; fields that nobody knows are kept.
    public static Message message(Map<String, @Nullable Object> object) {
        return message(new ObjectFields(object));
    }

    static Message message(ObjectFields fields) {
        var payload = Payloads.taken(fields);
        var version = fields.object("version");
        var annotations = fields.object("annotations");
        var earlierSummary = annotations == null ? fields.object("summary") : null;
        return Message.builder()
                .id(fields.text("id"))
                .name(fields.text("name"))
                .data(payload.data())
                .encoding(payload.encoding())
                .clientId(fields.text("clientId"))
                .connectionId(fields.text("connectionId"))
                .connectionKey(fields.text("connectionKey"))
                .timestamp(fields.number("timestamp"))
                .extras(fields.object("extras"))
                .actionCode(fields.integer("action"))
                .serial(fields.text("serial"))
                .version(version == null ? LegacyMessages.version(fields) : version(version))
                .annotations(earlierSummary == null ? annotations : Map.of("summary", earlierSummary))
                .unknown(fields.unknown())
                .build();
    }

    /// Reads one annotation; fields that nobody knows are kept.
    public static Annotation annotation(Map<String, @Nullable Object> object) {
        return annotation(new ObjectFields(object));
    }

    static Annotation annotation(ObjectFields fields) {
        var payload = Payloads.taken(fields);
        return Annotation.builder()
                .id(fields.text("id"))
                .actionCode(fields.integer("action"))
                .clientId(fields.text("clientId"))
                .connectionId(fields.text("connectionId"))
                .name(fields.text("name"))
                .count(fields.number("count"))
                .data(payload.data())
                .encoding(payload.encoding())
                .timestamp(fields.number("timestamp"))
                .serial(fields.text("serial"))
                .messageSerial(fields.text("messageSerial"))
                .type(fields.text("type"))
                .extras(fields.object("extras"))
                .unknown(fields.unknown())
                .build();
    }

    /// Reads one presence message; fields that nobody knows are kept.
    public static PresenceMessage presence(Map<String, @Nullable Object> object) {
        return presence(new ObjectFields(object));
    }

    static PresenceMessage presence(ObjectFields fields) {
        var payload = Payloads.taken(fields);
        return PresenceMessage.builder(PresenceAction.ABSENT)
                .actionCode(Objects.requireNonNullElse(fields.integer("action"), PresenceAction.ABSENT.code()))
                .id(fields.text("id"))
                .clientId(fields.text("clientId"))
                .connectionId(fields.text("connectionId"))
                .data(payload.data())
                .encoding(payload.encoding())
                .timestamp(fields.number("timestamp"))
                .extras(fields.object("extras"))
                .unknown(fields.unknown())
                .build();
    }

    private static Version version(Map<String, @Nullable Object> object) {
        var fields = new ObjectFields(object);
        return new Version(
                fields.text("serial"),
                fields.number("timestamp"),
                fields.text("clientId"),
                fields.text("description"),
                Objects.requireNonNullElse(fields.texts("metadata"), Map.of()));
    }
}
