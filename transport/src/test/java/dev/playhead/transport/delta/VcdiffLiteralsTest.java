package dev.playhead.transport.delta;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Deltas that say other bytes and build in the same way.
class VcdiffLiteralsTest {
    private static final UnaryOperator<byte[]> UPPER =
            bytes -> utf8(new String(bytes, StandardCharsets.US_ASCII).toUpperCase(Locale.ROOT));

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void whatWasCopiedComesFromTheOtherSource() throws Exception {
        var before = utf8("the quick brown fox jumps over the lazy dog");
        var now = utf8("the quick brown fox sleeps beside the lazy dog, zzzzzzzz");
        var delta = VcdiffLiterals.replaced(Vcdiff.encode(before, now), UPPER);
        assertEquals(
                "THE QUICK BROWN FOX SLEEPS BESIDE THE LAZY DOG, ZZZZZZZZ",
                new String(VcdiffDecoder.decode(UPPER.apply(before), delta), StandardCharsets.US_ASCII));
    }

    @Test
    void theDeltaItselfStaysAsItIs() throws Exception {
        var delta = Vcdiff.encode(utf8("a"), utf8("another text"));
        var copy = delta.clone();
        VcdiffLiterals.replaced(delta, UPPER);
        assertArrayEquals(copy, delta);
    }

    @Test
    void whatIsNoDeltaIsRefused() {
        assertThrows(MalformedDeltaException.class, () -> VcdiffLiterals.replaced(utf8("no delta"), UPPER));
        assertThrows(MalformedDeltaException.class, () -> VcdiffLiterals.replaced(new byte[0], UPPER));
    }
}
