package dev.playhead.transport.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.codec.MalformedFrameException;
import dev.playhead.transport.protocol.Format;

/// What must hold for any bytes that come as a frame.
final class FrameRoundTrip {
    private FrameRoundTrip() {}

    /// Either the bytes are refused, or the frame in them can be written and read again in both formats, and the broker
    /// takes it.
    static void check(Format format, byte[] bytes) throws MalformedFrameException {
        var codec = FrameCodec.of(format);
        try {
            codec.decode(bytes);
        } catch (MalformedFrameException refused) {
            return;
        }
        var frame = codec.decode(bytes);
        for (var other : Format.values()) {
            var written = FrameCodec.of(other).encode(frame);
            // Bytes where no bytes belong are kept, in JSON as text; read again, they may be what belongs there.
            var settled = other == format ? written : again(other, written);
            assertArrayEquals(settled, again(other, settled));
        }
        Furnished.fresh().received(frame);
    }

    private static byte[] again(Format format, byte[] frame) throws MalformedFrameException {
        return FrameCodec.of(format).encode(FrameCodec.of(format).decode(frame));
    }
}
