package dev.playhead.transport.codec.rest;

import dev.playhead.transport.codec.JacksonStreams;
import dev.playhead.transport.codec.MessageReader;
import dev.playhead.transport.codec.Trees;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.Message;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads REST answers back, as far as they say where a publish was stored or which messages somebody was given.
///
/// @param serials of a publish or a change; empty when the answer is none of either
/// @param objectIds the objects that were changed; empty when the answer is about none
/// @param messages of a history page or of one message; empty when it is neither
public record RestBodies(
        List<String> serials,
        List<Message> messages,
        List<String> objectIds,
        @Nullable ErrorInfo error) {
    private static final RestBodies NOTHING = new RestBodies(List.of(), List.of());

    private RestBodies(List<String> serials, List<Message> messages) {
        this(serials, messages, List.of(), null);
    }

    public RestBodies {
        serials = List.copyOf(serials);
        messages = List.copyOf(messages);
        objectIds = List.copyOf(objectIds);
    }

    /// Reads an answer; what is of no use here is left out.
    public static RestBodies read(Format format, byte[] body) {
        try (var in = JacksonStreams.parser(format, body)) {
            in.nextToken();
            return switch (Trees.read(in)) {
                case Map<?, ?> map
                when map.get("error") instanceof Map<?, ?> error && error.get("code") instanceof Number code ->
                    new RestBodies(List.of(), List.of(), List.of(), error(code.intValue(), error));
                case Map<?, ?> map
                when map.get("serials") instanceof List<?> serials ->
                    new RestBodies(serials.stream().map(String::valueOf).toList(), List.of());
                case Map<?, ?> map
                when map.get("objectIds") instanceof List<?> ids ->
                    new RestBodies(
                            List.of(),
                            List.of(),
                            ids.stream().map(String::valueOf).toList(),
                            null);
                case Map<?, ?> map
                when map.get("versionSerial") instanceof String version -> new RestBodies(List.of(version), List.of());
                case Map<?, ?> map when map.containsKey("serial") -> new RestBodies(List.of(), List.of(message(map)));
                case List<?> list ->
                    new RestBodies(
                            List.of(),
                            list.stream()
                                    .filter(item -> item instanceof Map<?, ?> map
                                            && map.containsKey("serial")
                                            && !map.containsKey("messageSerial"))
                                    .map(item -> message((Map<?, ?>) item))
                                    .toList());
                case null, default -> NOTHING;
            };
        } catch (IOException | RuntimeException unreadable) {
            return NOTHING;
        }
    }

    private static ErrorInfo error(int code, Map<?, ?> map) {
        int status = map.get("statusCode") instanceof Number number ? number.intValue() : 0;
        return new ErrorInfo(code, status, String.valueOf(map.get("message")));
    }

    private static Message message(Map<?, ?> map) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((key, value) -> object.put(String.valueOf(key), value));
        return MessageReader.message(object);
    }
}
