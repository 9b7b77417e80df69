package dev.playhead.transport.codec;

import com.fasterxml.jackson.core.JsonToken;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.io.IOException;

/// Frames to and from bytes, in one format. Stateless; safe for use by many threads.
/// Absent fields are not written, JSON null reads as absent, unknown fields are kept.
public final class FrameCodec {
    private static final FrameCodec JSON = new FrameCodec(Format.JSON);
    private static final FrameCodec MSGPACK = new FrameCodec(Format.MSGPACK);

    private final Format format;

    private FrameCodec(Format format) {
        this.format = format;
    }

    /// The codec for a format.
    public static FrameCodec of(Format format) {
        return format == Format.JSON ? JSON : MSGPACK;
    }

    /// The bytes of one WebSocket message.
    public byte[] encode(ProtocolMessage frame) {
        return Wire.write(format, out -> FrameWriter.write(out, format, frame));
    }

    /// The frame in `bytes`.
    ///
    /// @throws MalformedFrameException when the bytes are not one object of this format with a numeric `action`
    public ProtocolMessage decode(byte[] bytes) throws MalformedFrameException {
        try (var in = Wire.parser(format, bytes)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedFrameException("A frame must be one " + format + " object.");
            }
            var object = Trees.readMap(in);
            if (format == Format.JSON && in.nextToken() != null) {
                throw new MalformedFrameException("A frame must be one " + format + " object; more follows it.");
            }
            return FrameReader.read(object);
        } catch (IOException | RuntimeException e) {
            throw new MalformedFrameException("This is not a valid " + format + " frame: " + firstLine(e), e);
        }
    }

    private static String firstLine(Exception e) {
        var message = e.getMessage();
        return message == null
                ? e.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
