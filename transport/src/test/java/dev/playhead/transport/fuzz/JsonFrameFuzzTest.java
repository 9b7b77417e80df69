package dev.playhead.transport.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.playhead.transport.codec.MalformedFrameException;
import dev.playhead.transport.protocol.Format;

/// Any text as a frame.
class JsonFrameFuzzTest {
    @FuzzTest
    void anyTextIsAFrameOrIsRefused(byte[] bytes) throws MalformedFrameException {
        FrameRoundTrip.check(Format.JSON, bytes);
    }
}
