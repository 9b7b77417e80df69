package dev.playhead.transport.participant;

import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.codec.JsonTree;
import dev.playhead.transport.codec.MalformedFrameException;
import dev.playhead.transport.copy.Json;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.KnownFields;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Frames that are published anew: what a person is given to edit, and the check of what came of it.
public final class FrameDraft {
    private static final FrameCodec JSON = FrameCodec.of(Format.JSON);
    // What a connection or the broker says of a frame, and another connection says otherwise.
    private static final Set<String> OF_CONNECTION = Set.of(
            "id",
            "msgSerial",
            "connectionId",
            "connectionSerial",
            "connectionKey",
            "channelSerial",
            "timestamp",
            "count");
    private static final Set<String> OF_ITEM = Set.of("id", "connectionId", "clientId", "timestamp", "version");
    private static final String SERIAL = "serial";

    private FrameDraft() {}

    /// Returns a recorded frame as indented JSON, without what its sender or the broker alone can say of it.
    ///
    /// @param payload as it was on the wire
    /// @throws IllegalArgumentException when it is none that can be published; the message says why
    public static String of(Format format, byte[] payload) {
        Map<String, @Nullable Object> frame;
        try {
            var decoded = FrameCodec.of(format).decode(payload);
            checkKind(decoded);
            frame = JsonTree.read(JSON.encode(decoded));
        } catch (MalformedFrameException | IOException e) {
            throw new IllegalArgumentException("This is no frame of the protocol: " + e.getMessage(), e);
        }
        var draft = new LinkedHashMap<String, @Nullable Object>();
        frame.forEach((name, value) -> {
            if (!OF_CONNECTION.contains(name)) {
                draft.put(name, value instanceof List<?> items ? items(items) : value);
            }
        });
        return Json.indented(Format.JSON, JsonTree.write(draft));
    }

    private static List<?> items(List<?> items) {
        return items.stream().map(FrameDraft::item).toList();
    }

    private static @Nullable Object item(@Nullable Object item) {
        if (!(item instanceof Map<?, ?> fields)) {
            return item;
        }
        var kept = new LinkedHashMap<Object, @Nullable Object>();
        boolean isNew =
                !(fields.get("action") instanceof Number action) || action.intValue() == MessageAction.CREATE.code();
        fields.forEach((name, value) -> {
            // A message that is new gets its serial from the broker; a change names the message by it.
            if (!OF_ITEM.contains(name) && !(isNew && SERIAL.equals(name))) {
                kept.put(name, value);
            }
        });
        return kept;
    }

    private static void checkKind(ProtocolMessage frame) {
        boolean has = frame.action() == Action.MESSAGE && !isEmpty(frame.messages())
                || frame.action() == Action.PRESENCE && !isEmpty(frame.presence());
        if (!has) {
            throw new IllegalArgumentException(
                    "Only MESSAGE and PRESENCE frames with something in them can be sent again;" + " this is "
                            + (frame.action() == null ? "action " + frame.actionCode() : frame.action()) + ".");
        }
    }

    private static boolean isEmpty(@Nullable List<?> items) {
        return items == null || items.isEmpty();
    }

    /// Reads what somebody wants to publish.
    ///
    /// @throws IllegalArgumentException when it cannot be; the message says why
    static ProtocolMessage read(byte[] json) {
        ProtocolMessage frame;
        try {
            frame = JSON.decode(json);
        } catch (MalformedFrameException e) {
            throw new IllegalArgumentException("This is no frame of the protocol: " + e.getMessage(), e);
        }
        var misfit = KnownFields.misfit(frame);
        if (misfit != null) {
            throw new IllegalArgumentException("This is no frame of the protocol: " + KnownFields.problem(misfit));
        }
        checkKind(frame);
        if (frame.channel() == null || frame.channel().isEmpty()) {
            throw new IllegalArgumentException("Say on which channel: \"channel\":\"ai:trip\".");
        }
        return frame;
    }
}
