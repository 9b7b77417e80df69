package dev.playhead.transport.log;

import dev.playhead.transport.protocol.Format;

/// Payload of an entry as it was on the wire. Whoever has one does not change the bytes.
///
/// @param bytes none for an entry that carries nothing
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RecordedPayload(Format format, byte[] bytes) {
    private static final RecordedPayload NONE = new RecordedPayload(Format.JSON, new byte[0]);

    /// Returns what an entry carries of a frame, a request or an answer.
    public static RecordedPayload of(Entry entry) {
        return switch (entry) {
            case Entry.FrameIn e -> new RecordedPayload(e.format(), e.payload());
            case Entry.FrameOut e -> new RecordedPayload(e.format(), e.payload());
            case Entry.FrameUndelivered e -> new RecordedPayload(e.format(), e.payload());
            case Entry.FrameHeld e -> new RecordedPayload(Format.JSON, e.payload());
            case Entry.HeldSettled e -> new RecordedPayload(Format.JSON, e.edited());
            case Entry.RestIn e -> new RecordedPayload(format(e), e.body());
            case Entry.RestOut e -> new RecordedPayload(e.format(), e.body());
            case StateEntry _, ControlEntry _, Observation _ -> NONE;
        };
    }

    private static Format format(Entry.RestIn request) {
        var type = request.headers().getOrDefault("content-type", "");
        return type.contains("msgpack") ? Format.MSGPACK : Format.JSON;
    }
}
