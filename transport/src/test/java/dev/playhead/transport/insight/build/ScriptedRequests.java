package dev.playhead.transport.insight.build;

import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.codec.rest.RestRefusedException;
import dev.playhead.transport.codec.rest.RestRequestDecoder;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.objects.ObjectRequest;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.ObjectMessage;
import dev.playhead.transport.protocol.ObjectOperation;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.RequestId;
import dev.playhead.transport.session.Identity;
import dev.playhead.transport.session.RestCall;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// REST requests as clients send them, for calls of a script.
final class ScriptedRequests {
    private static final Map<String, String> HEADERS = Map.of("content-type", "application/json");

    private ScriptedRequests() {}

    static Entry.RestIn entry(long position, long nanos, RequestId request, Identity identity, RestCall call) {
        var entry = switch (call) {
            case RestCall.Publish(var channel, var messages) ->
                new Entry.RestIn(
                        position,
                        nanos,
                        request,
                        identity,
                        null,
                        "POST",
                        "/channels/" + word(channel) + "/messages",
                        HEADERS,
                        json(messages));
            case RestCall.Change(var channel, var serial, var message) ->
                new Entry.RestIn(
                        position,
                        nanos,
                        request,
                        identity,
                        null,
                        "PATCH",
                        "/channels/" + word(channel) + "/messages/" + word(serial),
                        HEADERS,
                        json(List.of(message)));
            case RestCall.History(var channel, var page, var from) ->
                read(
                        position,
                        nanos,
                        request,
                        identity,
                        "/channels/" + word(channel) + "/messages" + query(page, from));
            case RestCall.GetMessage(var channel, var serial) ->
                read(position, nanos, request, identity, "/channels/" + word(channel) + "/messages/" + word(serial));
            case RestCall.ChangeObjects(var channel, var requests) ->
                new Entry.RestIn(
                        position,
                        nanos,
                        request,
                        identity,
                        null,
                        "POST",
                        "/channels/" + word(channel) + "/objects",
                        HEADERS,
                        objects(requests));
            default -> throw new AssertionError("The script has no words for " + call);
        };
        checkSame(entry, call);
        return entry;
    }

    private static Entry.RestIn read(long position, long nanos, RequestId request, Identity identity, String target) {
        return new Entry.RestIn(position, nanos, request, identity, null, "GET", target, Map.of(), new byte[0]);
    }

    private static String query(RestCall.Page page, @Nullable String from) {
        return "?limit=" + page.limit() + "&direction="
                + (page.direction() == RestCall.Direction.FORWARDS ? "forwards" : "backwards")
                + (page.startMs() == 0 ? "" : "&start=" + page.startMs())
                + (page.endMs() == Long.MAX_VALUE ? "" : "&end=" + page.endMs())
                + (page.cursor() == null ? "" : "&cursor=" + word(page.cursor()))
                + (from == null ? "" : "&from_serial=" + word(from));
    }

    private static String word(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    // The messages of a frame are an array of them, the same as in a request.
    private static byte[] json(List<Message> messages) {
        var frame = new String(
                FrameCodec.of(Format.JSON)
                        .encode(ProtocolMessage.builder(Action.MESSAGE)
                                .messages(messages)
                                .build()),
                StandardCharsets.UTF_8);
        var name = "\"messages\":";
        var array = frame.substring(frame.indexOf(name) + name.length(), frame.length() - 1);
        return array.getBytes(StandardCharsets.UTF_8);
    }

    // An operation of a frame says the same but for what it names its object by.
    private static byte[] objects(List<ObjectRequest> requests) {
        return requests.stream()
                .map(ScriptedRequests::object)
                .collect(Collectors.joining(",", "[", "]"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String object(ObjectRequest request) {
        var operation = ObjectOperation.of("root", Objects.requireNonNull(request.payload()));
        var frame = new String(
                FrameCodec.of(Format.JSON)
                        .encode(ProtocolMessage.builder(Action.OBJECT)
                                .state(List.of(ObjectMessage.of(null, null, operation)))
                                .build()),
                StandardCharsets.UTF_8);
        var name = "\"operation\":";
        var fields = frame.substring(frame.indexOf(name) + name.length(), frame.length() - 3);
        return fields.replace(
                "\"objectId\":\"root\"",
                Stream.of(
                                field("id", request.id()),
                                field("objectId", request.objectId()),
                                field("path", request.path()))
                        .filter(field -> !field.isEmpty())
                        .collect(Collectors.joining(",")));
    }

    private static String field(String name, @Nullable String value) {
        return value == null ? "" : "\"" + name + "\":\"" + value + "\"";
    }

    private static void checkSame(Entry.RestIn entry, RestCall call) {
        try {
            var read = RestRequestDecoder.decode(entry.method(), entry.target(), entry.headers(), entry.body());
            if (!read.equals(call)) {
                throw new AssertionError(entry.target() + " asks for " + read + ", not for " + call);
            }
        } catch (RestRefusedException e) {
            throw new AssertionError(e);
        }
    }
}
