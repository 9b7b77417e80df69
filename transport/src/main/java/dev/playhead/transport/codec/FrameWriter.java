package dev.playhead.transport.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.playhead.transport.protocol.Annotation;
import dev.playhead.transport.protocol.ConnectionDetails;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.PresenceMessage;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.Version;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes frames field by field. Absent fields are left out: some clients cannot read null.
public final class FrameWriter {
    private FrameWriter() {}

    static void write(JsonGenerator out, Format format, ProtocolMessage frame) throws IOException {
        out.writeStartObject();
        out.writeNumberField("action", frame.actionCode());
        text(out, "id", frame.id());
        text(out, "channel", frame.channel());
        text(out, "channelSerial", frame.channelSerial());
        text(out, "connectionId", frame.connectionId());
        if (frame.connectionDetails() != null) {
            details(out, frame.connectionDetails());
        }
        number(out, "msgSerial", frame.msgSerial());
        number(out, "count", frame.count());
        if (frame.res() != null) {
            out.writeArrayFieldStart("res");
            for (var result : frame.res()) {
                out.writeStartObject();
                out.writeFieldName("serials");
                Trees.write(out, result.serials());
                out.writeEndObject();
            }
            out.writeEndArray();
        }
        if (frame.error() != null) {
            out.writeFieldName("error");
            error(out, frame.error());
        }
        number(out, "flags", frame.flags());
        tree(out, "params", frame.params());
        number(out, "timestamp", frame.timestamp());
        if (frame.messages() != null) {
            out.writeArrayFieldStart("messages");
            for (var message : frame.messages()) {
                message(out, format, message);
            }
            out.writeEndArray();
        }
        if (frame.annotations() != null) {
            out.writeArrayFieldStart("annotations");
            for (var annotation : frame.annotations()) {
                annotation(out, format, annotation);
            }
            out.writeEndArray();
        }
        if (frame.presence() != null) {
            out.writeArrayFieldStart("presence");
            for (var member : frame.presence()) {
                presence(out, format, member);
            }
            out.writeEndArray();
        }
        if (frame.state() != null) {
            var writer = new ObjectWriter(out, format);
            out.writeArrayFieldStart("state");
            for (var object : frame.state()) {
                writer.message(object);
            }
            out.writeEndArray();
        }
        tree(out, "auth", frame.auth());
        unknown(out, frame.unknown());
        out.writeEndObject();
    }

    /// Returns one message as JSON.
    public static byte[] json(Message message) {
        return JacksonStreams.write(Format.JSON, out -> message(out, Format.JSON, message));
    }

    /// Writes one message as an object.
    public static void message(JsonGenerator out, Format format, Message message) throws IOException {
        out.writeStartObject();
        text(out, "id", message.id());
        text(out, "name", message.name());
        Payloads.write(out, format, message.data(), message.encoding());
        text(out, "clientId", message.clientId());
        text(out, "connectionId", message.connectionId());
        text(out, "connectionKey", message.connectionKey());
        number(out, "timestamp", message.timestamp());
        tree(out, "extras", message.extras());
        number(out, "action", message.actionCode());
        text(out, "serial", message.serial());
        if (message.version() != null) {
            version(out, message.version());
        }
        tree(out, "annotations", message.annotations());
        unknown(out, message.unknown());
        out.writeEndObject();
    }

    /// Writes one annotation as an object.
    public static void annotation(JsonGenerator out, Format format, Annotation annotation) throws IOException {
        out.writeStartObject();
        text(out, "id", annotation.id());
        number(out, "action", annotation.actionCode());
        text(out, "clientId", annotation.clientId());
        text(out, "connectionId", annotation.connectionId());
        text(out, "name", annotation.name());
        number(out, "count", annotation.count());
        Payloads.write(out, format, annotation.data(), annotation.encoding());
        number(out, "timestamp", annotation.timestamp());
        text(out, "serial", annotation.serial());
        text(out, "messageSerial", annotation.messageSerial());
        text(out, "type", annotation.type());
        tree(out, "extras", annotation.extras());
        unknown(out, annotation.unknown());
        out.writeEndObject();
    }

    /// Writes one presence message as an object.
    public static void presence(JsonGenerator out, Format format, PresenceMessage member) throws IOException {
        out.writeStartObject();
        text(out, "id", member.id());
        if (!member.unknown().containsKey("action")) { // one that is no number is kept there as it came
            out.writeNumberField("action", member.actionCode());
        }
        text(out, "clientId", member.clientId());
        text(out, "connectionId", member.connectionId());
        Payloads.write(out, format, member.data(), member.encoding());
        number(out, "timestamp", member.timestamp());
        tree(out, "extras", member.extras());
        unknown(out, member.unknown());
        out.writeEndObject();
    }

    /// Writes an error as an object.
    public static void error(JsonGenerator out, ErrorInfo error) throws IOException {
        out.writeStartObject();
        out.writeNumberField("code", error.code());
        out.writeNumberField("statusCode", error.statusCode());
        out.writeStringField("message", error.message());
        text(out, "href", error.href());
        if (error.cause() != null) {
            out.writeFieldName("cause");
            error(out, error.cause());
        }
        out.writeEndObject();
    }

    private static void version(JsonGenerator out, Version version) throws IOException {
        out.writeObjectFieldStart("version");
        text(out, "serial", version.serial());
        number(out, "timestamp", version.timestamp());
        text(out, "clientId", version.clientId());
        text(out, "description", version.description());
        if (!version.metadata().isEmpty()) {
            tree(out, "metadata", version.metadata());
        }
        out.writeEndObject();
    }

    private static void details(JsonGenerator out, ConnectionDetails details) throws IOException {
        out.writeObjectFieldStart("connectionDetails");
        text(out, "clientId", details.clientId());
        out.writeStringField("connectionKey", details.connectionKey());
        out.writeNumberField("maxMessageSize", details.maxMessageSize());
        out.writeNumberField("maxFrameSize", details.maxFrameSize());
        out.writeNumberField("maxInboundRate", details.maxInboundRate());
        out.writeNumberField("connectionStateTtl", details.connectionStateTtl());
        out.writeNumberField("maxIdleInterval", details.maxIdleInterval());
        out.writeStringField("serverId", details.serverId());
        out.writeStringField("siteCode", details.siteCode());
        out.writeNumberField("objectsGCGracePeriod", details.objectsGCGracePeriod());
        out.writeEndObject();
    }

    private static void text(JsonGenerator out, String name, @Nullable String value) throws IOException {
        if (value != null) {
            out.writeStringField(name, value);
        }
    }

    private static void number(JsonGenerator out, String name, @Nullable Number value) throws IOException {
        if (value != null) {
            out.writeNumberField(name, value.longValue());
        }
    }

    private static void tree(JsonGenerator out, String name, @Nullable Map<String, ?> value) throws IOException {
        if (value != null) {
            out.writeFieldName(name);
            Trees.write(out, value);
        }
    }

    private static void unknown(JsonGenerator out, Map<String, @Nullable Object> fields) throws IOException {
        for (var field : fields.entrySet()) {
            out.writeFieldName(field.getKey());
            Trees.write(out, field.getValue());
        }
    }
}
