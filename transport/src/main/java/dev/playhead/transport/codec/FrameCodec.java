package dev.playhead.transport.codec;

import com.fasterxml.jackson.core.JsonToken;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Frames to and from bytes, in one format, as clients of some protocol versions know them. Stateless; safe for use by
/// many threads. Absent fields are not written, JSON null reads as absent, unknown fields are kept. Frames of every
/// version are read by each.
public final class FrameCodec {
    private static final FrameCodec JSON = new FrameCodec(Format.JSON, false);
    private static final FrameCodec MSGPACK = new FrameCodec(Format.MSGPACK, false);
    private static final FrameCodec EARLIER_JSON = new FrameCodec(Format.JSON, true);
    private static final FrameCodec EARLIER_MSGPACK = new FrameCodec(Format.MSGPACK, true);
    private static final List<FrameCodec> ALL = List.of(JSON, MSGPACK, EARLIER_JSON, EARLIER_MSGPACK);

    private final Format format;
    private final boolean earlier;

    private FrameCodec(Format format, boolean earlier) {
        this.format = format;
        this.earlier = earlier;
    }

    /// The codec for a format and the present version of the protocol.
    public static FrameCodec of(Format format) {
        return format == Format.JSON ? JSON : MSGPACK;
    }

    /// The codec for clients that asked for a version (`v`).
    public static FrameCodec of(Format format, int version) {
        if (!LegacyMessages.isFor(version)) {
            return of(format);
        }
        return format == Format.JSON ? EARLIER_JSON : EARLIER_MSGPACK;
    }

    public Format format() {
        return format;
    }

    /// Those that a frame is for, by how it is encoded for them, in a fixed order.
    ///
    /// @param codec null for who is not there any more
    public static <T> Map<FrameCodec, List<T>> parted(List<T> all, Function<T, @Nullable FrameCodec> codec) {
        var parted = new TreeMap<FrameCodec, List<T>>(Comparator.comparingInt(ALL::indexOf));
        for (var one : all) {
            var own = codec.apply(one);
            if (own != null) {
                parted.computeIfAbsent(own, key -> new ArrayList<>()).add(one);
            }
        }
        return parted;
    }

    /// The bytes of one WebSocket message.
    public byte[] encode(ProtocolMessage frame) {
        var shaped = earlier ? LegacyMessages.of(frame) : frame;
        return JacksonStreams.write(format, out -> FrameWriter.write(out, format, shaped));
    }

    /// The frame in `bytes`.
    ///
    /// @throws MalformedFrameException when the bytes are not one object of this format with a numeric `action`
    public ProtocolMessage decode(byte[] bytes) throws MalformedFrameException {
        try (var in = JacksonStreams.parser(format, bytes)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedFrameException("A frame must be one " + format + " object.");
            }
            var object = Trees.readMap(in);
            if (!JacksonStreams.isAtEnd(format, in, bytes)) {
                throw new MalformedFrameException("A frame must be one " + format + " object; more follows it.");
            }
            return FrameReader.read(object);
        } catch (IOException | RuntimeException e) {
            throw new MalformedFrameException(
                    "This is not a valid " + format + " frame: " + UnreadableException.reason(e) + ".", e);
        }
    }
}
