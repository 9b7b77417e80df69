package dev.playhead.transport.codec.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import dev.playhead.transport.codec.Decimals;
import dev.playhead.transport.codec.JacksonStreams;
import dev.playhead.transport.codec.ObjectFields;
import dev.playhead.transport.codec.ObjectReader;
import dev.playhead.transport.codec.Trees;
import dev.playhead.transport.objects.ObjectQuery;
import dev.playhead.transport.objects.ObjectRequest;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.ObjectData;
import dev.playhead.transport.session.RestCall;
import dev.playhead.transport.session.RestReply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// LiveObjects over REST: what is asked for, and the answers.
final class RestObjects {
    private RestObjects() {}

    /// `GET /channels/{channel}/object` and `/channels/{channel}/object/{objectId}`.
    static RestCall read(List<String> path, Map<String, String> query) throws RestRefusedException {
        var compact = query.getOrDefault("compact", "true");
        var form = switch (compact) {
            case "true" -> ObjectQuery.Form.COMPACT;
            case "false" -> ObjectQuery.Form.FULL;
            default ->
                throw new RestRefusedException(
                        new ErrorInfo(40003, 400, "compact must be true or false, not \"" + compact + "\"."));
        };
        var objectId = path.size() > 3 ? path.get(3) : query.get("objectId");
        return new RestCall.ReadObjects(path.get(1), new ObjectQuery(objectId, query.get("path"), form));
    }

    /// `POST /channels/{channel}/object`: one operation, or a list of them.
    static RestCall change(String channel, Format format, byte[] body) throws RestRefusedException {
        var requests = new ArrayList<ObjectRequest>();
        try (var in = JacksonStreams.parser(format, body)) {
            if (in.nextToken() == JsonToken.START_ARRAY) {
                for (var item : Trees.readList(in)) {
                    requests.add(request(item));
                }
            } else if (in.currentToken() == JsonToken.START_OBJECT) {
                requests.add(request(Trees.readMap(in)));
            }
        } catch (IOException | RuntimeException e) {
            throw refused("The body is not valid " + format + ".");
        }
        if (requests.isEmpty()) {
            throw refused("The body must be an operation on objects or an array of them.");
        }
        return new RestCall.ChangeObjects(channel, requests);
    }

    @SuppressWarnings("unchecked")
    private static ObjectRequest request(@Nullable Object item) throws IOException {
        if (!(item instanceof Map<?, ?> map)) {
            throw new IOException("an operation must be an object");
        }
        var fields = new ObjectFields((Map<String, @Nullable Object>) map);
        return new ObjectRequest(
                fields.text("id"), fields.text("objectId"), fields.text("path"), ObjectReader.payload(fields));
    }

    private static RestRefusedException refused(String message) {
        return new RestRefusedException(new ErrorInfo(40001, 400, message));
    }

    static void tree(JsonGenerator out, RestReply.ObjectTree tree) throws IOException {
        Trees.write(out, written(tree.value()));
    }

    // Bytes as bytes, whole numbers without a fraction.
    private static Object written(Object value) {
        return switch (value) {
            case Double number -> Decimals.shortest(number);
            case ObjectData.Bytes(var bytes) -> bytes;
            case Map<?, ?> map -> {
                var written = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((key, inner) -> written.put(String.valueOf(key), inner == null ? null : written(inner)));
                yield written;
            }
            default -> value;
        };
    }

    static void changed(JsonGenerator out, RestReply.ObjectsChanged changed) throws IOException {
        out.writeStartObject();
        out.writeStringField("messageId", changed.messageId());
        out.writeStringField("channel", changed.channel());
        out.writeFieldName("objectIds");
        Trees.write(out, changed.objectIds());
        out.writeEndObject();
    }
}
