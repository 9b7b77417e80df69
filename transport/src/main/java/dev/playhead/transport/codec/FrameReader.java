package dev.playhead.transport.codec;

import dev.playhead.transport.protocol.ConnectionDetails;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.PublishResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Turns the object that was read into a frame.
final class FrameReader {
    private FrameReader() {}

    /// @param object is not needed afterwards: fields are taken out of it
    static ProtocolMessage read(Map<String, @Nullable Object> object) throws MalformedFrameException {
        var fields = ObjectFields.consuming(object);
        var action = fields.integer("action");
        if (action == null) {
            throw new MalformedFrameException("A frame must have a number of at most 32 bits as \"action\".");
        }
        var frame = ProtocolMessage.builder(action)
                .id(fields.text("id"))
                .channel(fields.text("channel"))
                .channelSerial(fields.text("channelSerial"))
                .connectionId(fields.text("connectionId"))
                .connectionDetails(details(fields.object("connectionDetails")))
                .msgSerial(fields.count("msgSerial"))
                .count(fields.smallCount("count"))
                .res(results(fields.objects("res")))
                .error(error(fields.object("error")))
                .flags(fields.smallCount("flags"))
                .params(fields.texts("params"))
                .timestamp(fields.number("timestamp"))
                .auth(fields.texts("auth"));
        var messages = fields.objects("messages");
        if (messages != null) {
            frame.messages(each(messages, MessageReader::message));
        }
        var annotations = fields.objects("annotations");
        if (annotations != null) {
            frame.annotations(each(annotations, MessageReader::annotation));
        }
        var presence = fields.objects("presence");
        if (presence != null) {
            frame.presence(each(presence, MessageReader::presence));
        }
        var state = fields.objects("state");
        if (state != null) {
            frame.state(state.stream().map(ObjectReader::message).toList());
        }
        return frame.unknown(fields.unknown()).build();
    }

    private static <T> List<T> each(List<Map<String, @Nullable Object>> objects, Function<ObjectFields, T> reader) {
        var all = new ArrayList<T>(objects.size());
        for (var object : objects) {
            all.add(reader.apply(ObjectFields.consuming(object)));
        }
        return all;
    }

    static @Nullable ErrorInfo error(@Nullable Map<String, @Nullable Object> object) {
        if (object == null) {
            return null;
        }
        var fields = new ObjectFields(object);
        return new ErrorInfo(
                Objects.requireNonNullElse(fields.integer("code"), 0),
                Objects.requireNonNullElse(fields.integer("statusCode"), 0),
                Objects.requireNonNullElse(fields.text("message"), ""),
                fields.text("href"),
                error(fields.object("cause")));
    }

    private static @Nullable ConnectionDetails details(@Nullable Map<String, @Nullable Object> object) {
        if (object == null) {
            return null;
        }
        var fields = new ObjectFields(object);
        return new ConnectionDetails(
                fields.text("clientId"),
                Objects.requireNonNullElse(fields.text("connectionKey"), ""),
                Objects.requireNonNullElse(fields.number("maxMessageSize"), 0L),
                Objects.requireNonNullElse(fields.number("maxFrameSize"), 0L),
                Objects.requireNonNullElse(fields.number("maxInboundRate"), 0L),
                Objects.requireNonNullElse(fields.number("connectionStateTtl"), 0L),
                Objects.requireNonNullElse(fields.number("maxIdleInterval"), 0L),
                Objects.requireNonNullElse(fields.text("serverId"), ""),
                Objects.requireNonNullElse(fields.text("siteCode"), ""),
                Objects.requireNonNullElse(fields.number("objectsGCGracePeriod"), 0L));
    }

    private static @Nullable List<PublishResult> results(@Nullable List<Map<String, @Nullable Object>> objects) {
        if (objects == null) {
            return null;
        }
        var results = new ArrayList<PublishResult>();
        for (var object : objects) {
            var serials = new ArrayList<@Nullable String>();
            if (object.get("serials") instanceof List<?> list) {
                list.forEach(serial -> serials.add(serial == null ? null : serial.toString()));
            }
            results.add(new PublishResult(serials));
        }
        return results;
    }
}
