package dev.playhead.transport.explain;

import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.codec.MalformedFrameException;
import dev.playhead.transport.codec.rest.RestBodies;
import dev.playhead.transport.codec.rest.RestRefusedException;
import dev.playhead.transport.codec.rest.RestRequestDecoder;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.log.ControlEntry;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.Observation;
import dev.playhead.transport.log.StateEntry;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.Format;

/// Decodes what an entry carries, for those who read logs.
public final class EntryDecoder {
    private EntryDecoder() {}

    /// Decodes an entry; [Decoded#NOTHING] when it has no payload or its payload cannot be decoded.
    public static Decoded decode(Entry entry) {
        return switch (entry) {
            case Entry.FrameIn e -> e.problem() == null ? frame(e.format(), e.payload()) : Decoded.NOTHING;
            case Entry.FrameOut e -> frame(e.format(), e.payload());
            case Entry.FrameUndelivered e -> frame(e.format(), e.payload());
            case Entry.FrameHeld e -> frame(Format.JSON, e.payload());
            case Entry.HeldSettled e -> e.edited().length == 0 ? Decoded.NOTHING : frame(Format.JSON, e.edited());
            case Entry.RestIn e -> call(e);
            case Entry.RestOut e -> answer(e);
            case Entry.Earlier e -> decode(e.entry());
            case StateEntry _, ControlEntry _, Observation _ -> Decoded.NOTHING;
        };
    }

    private static Decoded frame(Format format, byte[] payload) {
        try {
            return new Decoded.Frame(FrameCodec.of(format).decode(payload));
        } catch (MalformedFrameException unreadable) {
            return Decoded.NOTHING;
        }
    }

    private static Decoded call(Entry.RestIn e) {
        try {
            return new Decoded.Call(RestRequestDecoder.decode(e.method(), e.target(), e.headers(), e.body()));
        } catch (RestRefusedException refused) {
            return Decoded.NOTHING;
        }
    }

    private static Decoded answer(Entry.RestOut e) {
        var body = RestBodies.read(e.format(), e.body());
        if (e.status() >= 400) {
            var error = body.error();
            return new Decoded.Refused(error != null ? error : new ErrorInfo(e.status(), e.status(), ""));
        }
        if (!body.serials().isEmpty()) {
            return new Decoded.Stored(body.serials());
        }
        if (!body.objectIds().isEmpty()) {
            return new Decoded.ObjectsChanged(body.objectIds());
        }
        return body.messages().isEmpty() ? Decoded.NOTHING : new Decoded.Read(body.messages());
    }
}
