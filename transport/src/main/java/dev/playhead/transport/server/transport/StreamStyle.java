package dev.playhead.transport.server.transport;

import dev.playhead.transport.codec.JsonTree;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Style in which events are written down.
public enum StreamStyle {
    /// Server-sent events, as browsers read them.
    EVENTS("text/event-stream") {
        @Override
        byte[] event(@Nullable String id, String event, @Nullable Object data) {
            var text = new ByteArrayOutputStream(512);
            line(text, "id", id);
            line(text, "event", event.getBytes(StandardCharsets.UTF_8));
            // Each line of the data is a line of its own, or what follows the first would be lost.
            var bytes = data instanceof String plain ? plain.getBytes(StandardCharsets.UTF_8) : json(data);
            for (var part : new String(bytes, StandardCharsets.UTF_8).split("\r\n|\r|\n", -1)) {
                line(text, "data", part.getBytes(StandardCharsets.UTF_8));
            }
            text.write('\n');
            return text.toByteArray();
        }

        @Override
        byte[] position(String id) {
            var text = new ByteArrayOutputStream(128);
            line(text, "id", id);
            text.write('\n');
            return text.toByteArray();
        }

        @Override
        byte[] keepAlive() {
            return ": keepalive\n\n".getBytes(StandardCharsets.US_ASCII);
        }
    },
    /// One JSON object a line, for programs.
    LINES("application/json") {
        @Override
        byte[] event(@Nullable String id, String event, @Nullable Object data) {
            var object = new LinkedHashMap<String, @Nullable Object>();
            if (id != null) {
                object.put("id", id);
            }
            object.put("event", event);
            object.put("data", data);
            var text = new ByteArrayOutputStream(512);
            text.writeBytes(JsonTree.write(object));
            text.write('\n');
            return text.toByteArray();
        }

        @Override
        byte[] position(String id) {
            return keepAlive();
        }

        @Override
        byte[] keepAlive() {
            return new byte[] {'\n'};
        }
    };

    private final String contentType;

    StreamStyle(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    /// One event. `data` is text, or a tree that is written as JSON.
    abstract byte[] event(@Nullable String id, String event, @Nullable Object data);

    /// Returns the position of the stream, without an event: a client that loses it before its first event
    /// comes back to here.
    abstract byte[] position(String id);

    /// Something that means nothing.
    abstract byte[] keepAlive();

    private static void line(ByteArrayOutputStream text, String name, @Nullable String value) {
        if (value != null) {
            line(text, name, value.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void line(ByteArrayOutputStream text, String name, byte[] value) {
        text.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
        text.write(':');
        text.write(' ');
        text.writeBytes(value);
        text.write('\n');
    }

    @SuppressWarnings("unchecked")
    private static byte[] json(@Nullable Object data) {
        if (data instanceof Map<?, ?> map) {
            return JsonTree.write((Map<String, ?>) map);
        }
        return String.valueOf(data).getBytes(StandardCharsets.UTF_8);
    }
}
