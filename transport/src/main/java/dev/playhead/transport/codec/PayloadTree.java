package dev.playhead.transport.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.playhead.transport.payload.PayloadNode;
import dev.playhead.transport.payload.PayloadNode.Kind;
import dev.playhead.transport.payload.PayloadPath;
import dev.playhead.transport.protocol.Format;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads payloads into trees whose values know their bytes. Texts that are themselves JSON are unfolded.
public final class PayloadTree {
    // Text in text in text: nobody reads deeper.
    private static final int MOST_UNFOLDED = 4;

    private PayloadTree() {}

    /// Returns the tree of a payload; null when it is empty or not of its format.
    public static @Nullable PayloadNode of(Format format, byte[] payload) {
        if (payload.length == 0) {
            return null;
        }
        try {
            return format == Format.JSON ? json(payload, PayloadPath.ROOT, 0) : new MessagePackTree(payload).read();
        } catch (IOException | RuntimeException unreadable) {
            return null;
        }
    }

    private static PayloadNode json(byte[] payload, PayloadPath place, int unfolded) throws IOException {
        try (var in = JacksonStreams.parser(Format.JSON, payload)) {
            if (in.nextToken() == null) {
                throw new UnreadableException("there is nothing");
            }
            var root = read(in, place, unfolded);
            if (in.nextToken() != null) {
                throw new UnreadableException("goes on after its end");
            }
            return root;
        }
    }

    private static PayloadNode read(JsonParser in, PayloadPath place, int unfolded) throws IOException {
        int from = (int) in.currentTokenLocation().getByteOffset();
        var token = in.currentToken();
        var children = new ArrayList<PayloadNode>();
        if (token == JsonToken.START_OBJECT) {
            while (next(in) != JsonToken.END_OBJECT) {
                var key = String.valueOf(in.currentName());
                next(in);
                children.add(read(in, place.to(key), unfolded));
            }
            return new PayloadNode(place, Kind.OBJECT, "", from, end(in), children);
        }
        if (token == JsonToken.START_ARRAY) {
            while (next(in) != JsonToken.END_ARRAY) {
                var key = Integer.toString(children.size());
                children.add(read(in, place.to(key), unfolded));
            }
            return new PayloadNode(place, Kind.LIST, "", from, end(in), children);
        }
        var text = in.getText(); // reads it to its end, which is asked for next
        return switch (token) {
            case VALUE_STRING -> text(place, text, from, end(in), unfolded);
            case VALUE_TRUE, VALUE_FALSE -> new PayloadNode(place, Kind.FLAG, text, from, end(in), children);
            case VALUE_NULL -> new PayloadNode(place, Kind.NULL, text, from, end(in), children);
            case null, default -> new PayloadNode(place, Kind.NUMBER, text, from, from + text.length(), children);
        };
    }

    private static JsonToken next(JsonParser in) throws IOException {
        var token = in.nextToken();
        if (token == null) {
            throw new UnreadableException("ends inside");
        }
        return token;
    }

    private static int end(JsonParser in) {
        return (int) in.currentLocation().getByteOffset();
    }

    /// A text, unfolded when it is itself JSON with fields or places.
    static PayloadNode text(PayloadPath place, String text, int from, int to, int unfolded) {
        var begin = text.stripLeading();
        if (unfolded < MOST_UNFOLDED && (begin.startsWith("{") || begin.startsWith("["))) {
            try {
                var inner = json(text.getBytes(StandardCharsets.UTF_8), place, unfolded + 1);
                if (inner.kind().isContainer()) {
                    var children = inner.children().stream()
                            .map(child -> moved(child, from, to))
                            .toList();
                    return new PayloadNode(place, Kind.JSON_TEXT, text, from, to, children);
                }
            } catch (IOException | RuntimeException isText) {
                // It looks like JSON and is none.
            }
        }
        return new PayloadNode(place, Kind.TEXT, text, from, to, List.of());
    }

    // What stands in a text has no bytes of its own: letters may be escaped around it.
    private static PayloadNode moved(PayloadNode node, int from, int to) {
        return new PayloadNode(
                node.place(),
                node.kind(),
                node.text(),
                from,
                to,
                node.children().stream().map(child -> moved(child, from, to)).toList());
    }
}
