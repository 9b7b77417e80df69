package dev.playhead.transport.codec.rest;

import com.fasterxml.jackson.core.JsonToken;
import dev.playhead.transport.codec.JacksonStreams;
import dev.playhead.transport.codec.MessageReader;
import dev.playhead.transport.codec.Trees;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.KnownFields;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.session.RestCall;
import dev.playhead.transport.session.StatsSpan;
import dev.playhead.transport.session.StatsUnit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Decodes REST requests to calls of the core. [RestAnswerEncoder] writes the replies.
public final class RestRequestDecoder {
    /// Not a header of the request: the broker adds it to what is recorded when its clock is ahead of the machine's.
    public static final String CLOCK_AHEAD_MS = "playhead-clock-ahead-ms";

    static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1000;
    private static final double NEWEST_VERSION = 6;

    private RestRequestDecoder() {}

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

    private static long aheadMs(Map<String, String> headers) {
        var text = headers.get(CLOCK_AHEAD_MS);
        try {
            return text == null ? 0 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /// The version of the protocol that the client speaks: `X-Ably-Version`, else `v` in the query, else the newest:
    /// only an old client needs the old answers, and it says what it is.
    public static double version(String target, Map<String, String> headers) {
        var asked = headers.get("x-ably-version");
        var text = asked != null ? asked : RestTarget.of(target).query().get("v");
        try {
            return text == null ? NEWEST_VERSION : Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            return NEWEST_VERSION;
        }
    }

    /// Decodes a request.
    ///
    /// @param headers names in lower case
    /// @throws RestRefusedException when nothing is served there or the request is wrong
    public static RestCall decode(String method, String target, Map<String, String> headers, byte[] body)
            throws RestRefusedException {
        var parsed = RestTarget.of(target);
        var path = parsed.path();
        var query = parsed.query();
        if (method.equals("GET") && path.equals(List.of("time"))) {
            return new RestCall.Time(aheadMs(headers));
        }
        if (!path.equals(List.of("channels"))
                && (path.size() < 2 || !path.getFirst().equals("channels"))) {
            return account(method, target, headers, body);
        }
        if (path.size() == 1) {
            if (!method.equals("GET")) {
                throw notServed(method, target);
            }
            return new RestCall.Channels(query.get("prefix"), !"id".equals(query.get("by")), page(query));
        }
        var channel = path.get(1);
        var rest = String.join("/", path.subList(2, Math.min(3, path.size())));
        return switch (method + " " + rest + " " + path.size()) {
            case "GET  2" -> new RestCall.ChannelStatus(channel);
            case "POST messages 3" -> publish(channel, query, messages(headers, body));
            case "GET messages 3", "GET history 3" -> {
                var from = query.get("from_serial");
                yield new RestCall.History(channel, page(query), from != null ? from : query.get("fromSerial"));
            }
            case "GET messages 4" -> new RestCall.GetMessage(channel, path.get(3));
            case "PATCH messages 4" -> change(channel, path.get(3), MessageAction.UPDATE, headers, body);
            case "GET messages 5" ->
                switch (path.get(4)) {
                    case "versions" -> new RestCall.Versions(channel, path.get(3), page(query));
                    case "annotations" -> new RestCall.Annotations(channel, path.get(3), page(query));
                    case "client-summary" ->
                        new RestCall.ClientSummary(channel, path.get(3), required(query, "forClientId"));
                    default -> throw notServed(method, target);
                };
            case "POST messages 5" -> {
                if (path.get(4).equals("delete")) {
                    yield change(channel, path.get(3), MessageAction.DELETE, headers, body);
                }
                if (!path.get(4).equals("annotations")) {
                    throw notServed(method, target);
                }
                var annotations = objects(headers, body, "an annotation or an array of annotations").stream()
                        .map(MessageReader::annotation)
                        .toList();
                for (var annotation : annotations) {
                    checkFields(KnownFields.misfit(annotation));
                }
                yield new RestCall.Annotate(channel, path.get(3), annotations);
            }
            case "GET object 3", "GET objects 3", "GET object 4", "GET objects 4" -> RestObjects.read(path, query);
            case "POST object 3", "POST objects 3" -> RestObjects.change(channel, bodyFormat(headers), body);
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

    // Earlier clients, of which ably-java 1.5 is one, say by method and path what they change, and call the version
    // "operation".
    private static RestCall change(
            String channel, String serial, MessageAction unsaid, Map<String, String> headers, byte[] body)
            throws RestRefusedException {
        var fields = new LinkedHashMap<>(objects(headers, body, "a message").getFirst());
        fields.putIfAbsent("action", unsaid.code());
        if (!fields.containsKey("version") && fields.get("operation") instanceof Map<?, ?> operation) {
            fields.remove("operation");
            fields.put("version", operation);
        }
        var message = MessageReader.message(fields);
        checkFields(KnownFields.misfit(message));
        if (message.action() == MessageAction.CREATE) {
            throw refused(40003, 400, "A message that is there can be updated, deleted or appended to, not created.");
        }
        return new RestCall.Change(channel, serial, message);
    }

    private static RestCall publish(String channel, Map<String, String> query, List<Message> messages)
            throws RestRefusedException {
        if ("true".equals(query.get("_forceNack"))) {
            throw refused(40099, 400, "Refused because the publish asked for it (_forceNack).");
        }
        if (!"true".equals(query.get("ephemeral"))) {
            return new RestCall.Publish(channel, messages);
        }
        var ephemeral = new ArrayList<Message>();
        for (var message : messages) {
            var extras = new LinkedHashMap<String, @Nullable Object>();
            if (message.extras() != null) {
                extras.putAll(message.extras());
            }
            extras.put("ephemeral", true);
            ephemeral.add(message.toBuilder().extras(extras).build());
        }
        return new RestCall.Publish(channel, ephemeral);
    }

    private static RestCall account(String method, String target, Map<String, String> headers, byte[] body)
            throws RestRefusedException {
        var path = RestTarget.of(target).path();
        var query = RestTarget.of(target).query();
        var last = path.isEmpty() ? "" : path.getLast();
        if (path.size() > 1 && path.getFirst().equals("push")) {
            return AccountCalls.push(
                    method, path.subList(1, path.size()), query, body.length == 0 ? Map.of() : tree(headers, body));
        }
        return switch (method + " " + (path.isEmpty() ? "" : path.getFirst()) + " " + path.size()) {
            case "POST keys 3" ->
                switch (last) {
                    case "requestToken" ->
                        AccountCalls.requestToken(path.get(1), tree(headers, body), aheadMs(headers));
                    case "revokeTokens" ->
                        AccountCalls.revokeTokens(path.get(1), tree(headers, body), aheadMs(headers));
                    default -> throw notServed(method, target);
                };
            case "POST apps 1" -> AccountCalls.createApp(tree(headers, body));
            case "DELETE apps 2" -> new RestCall.DropApp(last);
            case "POST messages 1" -> AccountCalls.batchPublish(tree(headers, body), version(target, headers) <= 2);
            case "GET presence 1" -> {
                var separator = query.getOrDefault("separator", ",");
                var channels = query.getOrDefault("channels", "");
                yield new RestCall.BatchPresence(
                        channels.isEmpty() ? List.of() : List.of(channels.split(Pattern.quote(separator), -1)));
            }
            case "GET stats 1" -> stats(query);
            case "POST stats 1" -> AccountCalls.addStats(tree(headers, body));
            default -> throw notServed(method, target);
        };
    }

    private static RestCall stats(Map<String, String> query) throws RestRefusedException {
        var unit = query.getOrDefault("unit", query.getOrDefault("by", "minute")); // "by" of earlier clients
        var paging = new LinkedHashMap<>(query);
        var start = paging.remove("start");
        var end = paging.remove("end");
        try {
            return new RestCall.Stats(unit(unit), StatsSpan.of(start, end), page(paging));
        } catch (IllegalArgumentException neither) {
            throw refused(
                    40003,
                    400,
                    "start and end must be ms since 1970 or an interval such as 2026-02-03:15:04, not \""
                            + neither.getMessage() + "\".");
        }
    }

    private static StatsUnit unit(String word) throws RestRefusedException {
        for (var unit : StatsUnit.values()) {
            if (unit.word().equals(word)) {
                return unit;
            }
        }
        throw refused(40003, 400, "unit must be minute, hour, day or month, not \"" + word + "\".");
    }

    private static Object tree(Map<String, String> headers, byte[] body) throws RestRefusedException {
        var format = bodyFormat(headers);
        try (var in = JacksonStreams.parser(format, body)) {
            in.nextToken();
            var tree = Trees.read(in);
            if (!JacksonStreams.isAtEnd(format, in, body)) {
                throw new IOException("more follows");
            }
            if (tree != null) {
                return tree;
            }
        } catch (IOException | RuntimeException e) {
            throw refused(40001, 400, "The body is not valid " + format + ".");
        }
        throw refused(40001, 400, "The request needs a body.");
    }

    /// The format of a request's body.
    public static Format bodyFormat(Map<String, String> headers) {
        return headers.getOrDefault("content-type", "").contains("msgpack") ? Format.MSGPACK : Format.JSON;
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

    private static String required(Map<String, String> query, String name) throws RestRefusedException {
        var text = query.get(name);
        if (text == null || text.isEmpty()) {
            throw refused(40003, 400, "The parameter " + name + " is missing.");
        }
        return text;
    }

    private static List<Message> messages(Map<String, String> headers, byte[] body) throws RestRefusedException {
        var messages = objects(headers, body, "a message or an array of messages").stream()
                .map(MessageReader::message)
                .toList();
        for (var message : messages) {
            checkFields(KnownFields.misfit(message));
        }
        return messages;
    }

    private static List<Map<String, @Nullable Object>> objects(
            Map<String, String> headers, byte[] body, String expected) throws RestRefusedException {
        var format = bodyFormat(headers);
        var objects = new ArrayList<Map<String, @Nullable Object>>();
        try (var in = JacksonStreams.parser(format, body)) {
            if (in.nextToken() == JsonToken.START_ARRAY) {
                for (var item : Trees.readList(in)) {
                    objects.add(asObject(item));
                }
            } else if (in.currentToken() == JsonToken.START_OBJECT) {
                objects.add(Trees.readMap(in));
            }
            if (!JacksonStreams.isAtEnd(format, in, body)) {
                throw new IOException("more follows");
            }
        } catch (IOException | RuntimeException e) {
            throw refused(40001, 400, "The body is not valid " + format + ".");
        }
        if (objects.isEmpty()) {
            throw refused(40001, 400, "The body must be " + expected + ".");
        }
        return objects;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> asObject(@Nullable Object item) throws RestRefusedException {
        if (!(item instanceof Map<?, ?> object)) {
            throw refused(40001, 400, "The body must hold objects.");
        }
        return (Map<String, @Nullable Object>) object;
    }

    static void checkFields(@Nullable String misfit) throws RestRefusedException {
        if (misfit != null) {
            throw refused(40000, 400, KnownFields.problem(misfit));
        }
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
