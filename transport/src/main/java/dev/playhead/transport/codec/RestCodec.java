package dev.playhead.transport.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import dev.playhead.transport.core.RestCall;
import dev.playhead.transport.core.RestReply;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.Message;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// REST requests to calls of the core, and its replies to HTTP responses (protocol reference section 6).
public final class RestCodec {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1000;

    private RestCodec() {}

    /// The format the client wants: `Accept`, else `format` in the query, else JSON.
    public static Format replyFormat(String target, Map<String, String> headers) {
        var accept = headers.getOrDefault("accept", "");
        if (accept.contains("msgpack")) {
            return Format.MSGPACK;
        }
        if (accept.contains("json")) {
            return Format.JSON;
        }
        return "msgpack".equals(RestTarget.of(target).query().get("format")) ? Format.MSGPACK : Format.JSON;
    }

    /// What a request asks for.
    ///
    /// @param headers names in lower case
    /// @throws RestRefusedException when nothing is served there or the request is wrong
    public static RestCall decode(String method, String target, Map<String, String> headers, byte[] body)
            throws RestRefusedException {
        var parsed = RestTarget.of(target);
        var path = parsed.path();
        var query = parsed.query();
        if (method.equals("GET") && path.equals(List.of("time"))) {
            return new RestCall.Time();
        }
        if (path.size() < 2 || !path.getFirst().equals("channels")) {
            throw notServed(method, target);
        }
        var channel = path.get(1);
        var rest = String.join("/", path.subList(2, Math.min(3, path.size())));
        return switch (method + " " + rest + " " + path.size()) {
            case "GET  2" -> new RestCall.ChannelStatus(channel);
            case "POST messages 3" -> new RestCall.Publish(channel, messages(headers, body));
            case "GET messages 3", "GET history 3" -> {
                var from = query.get("from_serial");
                yield new RestCall.History(channel, page(query), from != null ? from : query.get("fromSerial"));
            }
            case "GET messages 4" -> new RestCall.GetMessage(channel, path.get(3));
            case "PATCH messages 4" ->
                new RestCall.Change(
                        channel, path.get(3), messages(headers, body).getFirst());
            case "GET messages 5" -> {
                if (!path.get(4).equals("versions")) {
                    throw notServed(method, target);
                }
                yield new RestCall.Versions(channel, path.get(3), page(query));
            }
            case "GET presence 3" ->
                new RestCall.Members(channel, query.get("clientId"), query.get("connectionId"), page(query));
            case "GET presence 4" -> {
                if (!path.get(3).equals("history")) {
                    throw notServed(method, target);
                }
                yield new RestCall.PresenceHistory(channel, page(query));
            }
            default -> throw notServed(method, target);
        };
    }

    private static RestCall.Page page(Map<String, String> query) throws RestRefusedException {
        long limit = number(query, "limit", DEFAULT_LIMIT);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw refused(40003, 400, "limit must be 1 to " + MAX_LIMIT + ", not " + limit + ".");
        }
        var direction = query.getOrDefault("direction", "backwards");
        if (!direction.equals("backwards") && !direction.equals("forwards")) {
            throw refused(40003, 400, "direction must be backwards or forwards, not \"" + direction + "\".");
        }
        return new RestCall.Page(
                number(query, "start", 0),
                number(query, "end", Long.MAX_VALUE),
                direction.equals("forwards") ? RestCall.Direction.FORWARDS : RestCall.Direction.BACKWARDS,
                (int) limit,
                query.get("cursor"));
    }

    private static long number(Map<String, String> query, String name, long otherwise) throws RestRefusedException {
        var text = query.get(name);
        if (text == null || text.isEmpty()) {
            return otherwise;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw refused(40003, 400, name + " must be a number, not \"" + text + "\".");
        }
    }

    private static List<Message> messages(Map<String, String> headers, byte[] body) throws RestRefusedException {
        var format = headers.getOrDefault("content-type", "").contains("msgpack") ? Format.MSGPACK : Format.JSON;
        var messages = new ArrayList<Message>();
        try (var in = Wire.parser(format, body)) {
            if (in.nextToken() == JsonToken.START_ARRAY) {
                for (var item : Trees.readList(in)) {
                    messages.add(MessageReader.message(asObject(item)));
                }
            } else if (in.currentToken() == JsonToken.START_OBJECT) {
                messages.add(MessageReader.message(Trees.readMap(in)));
            }
        } catch (IOException | RuntimeException e) {
            throw refused(40001, 400, "The body is not valid " + format + ".");
        }
        if (messages.isEmpty()) {
            throw refused(40001, 400, "The body must be a message or an array of messages.");
        }
        return messages;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> asObject(@Nullable Object item) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(item);
    }

    /// The response to a call.
    ///
    /// @param target path and query as sent; links to further pages repeat it
    public static RestAnswer encode(RestReply reply, Format format, String target) {
        var headers = new LinkedHashMap<String, String>();
        return switch (reply) {
            case RestReply.Time(var now) ->
                ok(200, headers, format, out -> {
                    out.writeStartArray();
                    out.writeNumber(now);
                    out.writeEndArray();
                });
            case RestReply.Published(var channel, var messageId, var serials) ->
                ok(201, headers, format, out -> {
                    out.writeStartObject();
                    out.writeStringField("channel", channel);
                    out.writeStringField("messageId", messageId);
                    out.writeFieldName("serials");
                    Trees.write(out, serials);
                    out.writeEndObject();
                });
            case RestReply.Changed(var version) ->
                ok(200, headers, format, out -> {
                    out.writeStartObject();
                    out.writeStringField("versionSerial", version);
                    out.writeEndObject();
                });
            case RestReply.Messages(var messages, var next) -> {
                links(headers, target, next);
                yield ok(200, headers, format, out -> {
                    out.writeStartArray();
                    for (var message : messages) {
                        FrameWriter.message(out, format, message);
                    }
                    out.writeEndArray();
                });
            }
            case RestReply.OneMessage(var message) ->
                ok(200, headers, format, out -> FrameWriter.message(out, format, message));
            case RestReply.Presence(var members, var next) -> {
                links(headers, target, next);
                yield ok(200, headers, format, out -> {
                    out.writeStartArray();
                    for (var member : members) {
                        FrameWriter.presence(out, format, member);
                    }
                    out.writeEndArray();
                });
            }
            case RestReply.Status(var channel, var active, var metrics) ->
                ok(200, headers, format, out -> status(out, channel, active, metrics));
            case RestReply.Failed(var error) -> failure(error, format);
        };
    }

    /// The response that says what is wrong, in body and headers.
    public static RestAnswer failure(ErrorInfo error, Format format) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("X-Ably-Errorcode", Integer.toString(error.code()));
        headers.put("X-Ably-Errormessage", error.message());
        if (error.statusCode() == 401) {
            // ably-java renews a token only when it sees this challenge.
            headers.put("WWW-Authenticate", "X-Ably-Token realm=\"ably\", stale=\"true\"");
        }
        return ok(error.statusCode(), headers, format, out -> {
            out.writeStartObject();
            out.writeFieldName("error");
            FrameWriter.error(out, error);
            out.writeEndObject();
        });
    }

    private static void status(JsonGenerator out, String channel, boolean active, Map<String, Integer> metrics)
            throws IOException {
        out.writeStartObject();
        out.writeStringField("channelId", channel);
        out.writeStringField("name", channel);
        out.writeObjectFieldStart("status");
        out.writeBooleanField("isActive", active);
        out.writeObjectFieldStart("occupancy");
        out.writeFieldName("metrics");
        Trees.write(out, metrics);
        out.writeEndObject();
        out.writeEndObject();
        out.writeEndObject();
    }

    private static RestAnswer ok(int status, Map<String, String> headers, Format format, Wire.Writing body) {
        return new RestAnswer(status, headers, format, Wire.write(format, body));
    }

    // Relative links with every parameter of the request: clients send exactly these again (reference 6.3).
    private static void links(Map<String, String> headers, String target, @Nullable String next) {
        var parsed = RestTarget.of(target);
        var query = new LinkedHashMap<>(parsed.query());
        var secret = List.of("key", "accessToken", "access_token");
        query.keySet().removeAll(secret);
        var current = link(parsed, query, "current");
        query.remove("cursor");
        var links = new ArrayList<>(List.of(link(parsed, query, "first"), current));
        if (next != null) {
            query.put("cursor", next);
            links.add(link(parsed, query, "next"));
        }
        headers.put("Link", String.join(", ", links));
    }

    private static String link(RestTarget target, Map<String, String> query, String relation) {
        var text = new StringBuilder("<./").append(target.path().getLast()).append('?');
        var separator = "";
        for (var parameter : query.entrySet()) {
            text.append(separator)
                    .append(URLEncoder.encode(parameter.getKey(), StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8));
            separator = "&";
        }
        return text.append(">; rel=\"").append(relation).append('"').toString();
    }

    private static RestRefusedException notServed(String method, String target) {
        int question = target.indexOf('?');
        var path = question < 0 ? target : target.substring(0, question);
        return refused(40400, 404, "Nothing is served at " + method + " " + path + ".");
    }

    private static RestRefusedException refused(int code, int status, String message) {
        return new RestRefusedException(new ErrorInfo(code, status, message));
    }
}
