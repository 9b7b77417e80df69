package dev.playhead.transport.server.transport;

import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.codec.JsonTree;
import dev.playhead.transport.codec.MalformedFrameException;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Turns the frames of a connection into events. Nothing leaves before every channel is
/// attached, so that a refusal can still be a plain HTTP error. For the writer of one stream.
public final class StreamEvents {
    private final StreamStyle style;
    private final boolean enveloped;
    private final boolean heartbeats;
    private final StreamPosition position = new StreamPosition();
    private final Set<String> missing;
    private final ByteArrayOutputStream early = new ByteArrayOutputStream();

    /// Step of the stream that a frame leads to.
    sealed interface Step {
        /// The answer begins, or goes on, with these bytes; there may be none.
        @SuppressWarnings("ArrayRecordComponent")
        record Write(byte[] bytes) implements Step {}

        /// The stream is refused before it has begun.
        record Refuse(ErrorInfo error) implements Step {}
    }

    /// @param enveloped whether an event is a whole message, not only its data
    /// @param heartbeats whether the client wants to see that the broker lives
    public StreamEvents(StreamStyle style, boolean enveloped, boolean heartbeats, Collection<String> channels) {
        this.style = style;
        this.enveloped = enveloped;
        this.heartbeats = heartbeats;
        this.missing = new LinkedHashSet<>(channels);
    }

    boolean hasBegun() {
        return missing.isEmpty();
    }

    /// The key of the connection; null before CONNECTED.
    @Nullable
    String key() {
        return position.key();
    }

    Step take(byte[] payload) {
        ProtocolMessage frame;
        Map<String, @Nullable Object> tree;
        try {
            frame = FrameCodec.of(Format.JSON).decode(payload);
            tree = JsonTree.read(payload);
        } catch (MalformedFrameException | IOException e) {
            throw new IllegalStateException("The broker wrote a frame that it cannot read", e);
        }
        var action = frame.action();
        return switch (action) {
            case CONNECTED -> {
                if (frame.connectionDetails() != null) {
                    position.key(frame.connectionDetails().connectionKey());
                }
                yield nothing();
            }
            case ATTACHED -> attached(frame);
            case ERROR, DETACHED, DISCONNECTED -> error(frame.error());
            case MESSAGE -> items(frame, tree, "messages", "message");
            case PRESENCE, SYNC -> items(frame, tree, "presence", "presence");
            case ANNOTATION -> items(frame, tree, "annotations", "annotation");
            case HEARTBEAT -> write(heartbeats ? style.event(null, "heartbeat", Map.of()) : style.keepAlive());
            case null, default -> nothing();
        };
    }

    private Step attached(ProtocolMessage frame) {
        move(frame);
        boolean last = missing.remove(String.valueOf(frame.channel())) && missing.isEmpty();
        if (!last) {
            return frame.error() == null ? nothing() : write(event(null, "error", frame.error()));
        }
        var bytes = new ByteArrayOutputStream(512);
        bytes.writeBytes(style.position(position.toString()));
        bytes.writeBytes(early.toByteArray());
        if (frame.error() != null) {
            bytes.writeBytes(event(null, "error", frame.error()));
        }
        return new Step.Write(bytes.toByteArray());
    }

    private Step error(@Nullable ErrorInfo error) {
        if (error == null) {
            return nothing();
        }
        return hasBegun() ? write(event(null, "error", error)) : new Step.Refuse(error);
    }

    private Step items(ProtocolMessage frame, Map<String, @Nullable Object> tree, String field, String event) {
        var bytes = new ByteArrayOutputStream(512);
        var items = tree.get(field) instanceof List<?> list ? list : List.of();
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Map<?, ?> item) {
                if (i == items.size() - 1) {
                    move(frame); // a client that has only some of them must get all of them again
                }
                var data = enveloped ? whole(frame, item, i) : item.get("data");
                bytes.writeBytes(style.event(position.toString(), event, data == null ? "" : data));
            }
        }
        return write(bytes.toByteArray());
    }

    private static Map<String, @Nullable Object> whole(ProtocolMessage frame, Map<?, ?> item, int index) {
        var whole = new LinkedHashMap<String, @Nullable Object>();
        item.forEach((name, value) -> whole.put(String.valueOf(name), value));
        if (frame.id() != null) {
            whole.putIfAbsent("id", frame.id() + ":" + index);
        }
        if (frame.connectionId() != null) {
            whole.putIfAbsent("connectionId", frame.connectionId());
        }
        if (frame.timestamp() != null) {
            whole.putIfAbsent("timestamp", frame.timestamp());
        }
        whole.put("channel", frame.channel());
        return whole;
    }

    private void move(ProtocolMessage frame) {
        // The serial of a SYNC is a page of members, not a place in the channel.
        if (frame.channel() != null && frame.channelSerial() != null && frame.action() != Action.SYNC) {
            position.moved(frame.channel(), frame.channelSerial());
        }
    }

    private byte[] event(@Nullable String id, String event, ErrorInfo error) {
        var data = new LinkedHashMap<String, Object>();
        data.put("code", (long) error.code());
        data.put("statusCode", (long) error.statusCode());
        data.put("message", error.message());
        return style.event(id, event, data);
    }

    private Step write(byte[] bytes) {
        if (hasBegun()) {
            return new Step.Write(bytes);
        }
        early.writeBytes(bytes);
        return nothing();
    }

    private static Step nothing() {
        return new Step.Write(new byte[0]);
    }
}
