package dev.playhead.transport.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.playhead.transport.codec.MalformedFrameException;
import dev.playhead.transport.protocol.Format;

/// Any bytes as a MessagePack frame.
class MsgpackFrameFuzzTest {
    @FuzzTest
    void anyBytesAreAFrameOrAreRefused(byte[] bytes) throws MalformedFrameException {
        FrameRoundTrip.check(Format.MSGPACK, bytes);
    }
}
