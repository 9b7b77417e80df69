package dev.playhead.transport.delta;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the encoder takes apart the decoder puts together; what is no delta it refuses in words.
class VcdiffDecoderTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whateverWasEncodedComesBack(long seed) throws Exception {
        var random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            var source = bytes(random, random.nextInt(3000));
            var target = mixed(random, source);
            var delta = Vcdiff.encode(source, target);
            assertArrayEquals(target, VcdiffDecoder.decode(source, delta), "seed " + seed + ", round " + round);
            assertArrayEquals(VcdiffReader.decode(source, delta), VcdiffDecoder.decode(source, delta));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aDamagedDeltaIsRefusedOrMakesSomethingButNeverBreaksAnything(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            var source = bytes(random, random.nextInt(300));
            var delta = Vcdiff.encode(source, mixed(random, source));
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                delta[random.nextInt(delta.length)] = (byte) random.nextInt(256);
            }
            try {
                VcdiffDecoder.decode(source, delta);
            } catch (MalformedDeltaException refused) {
                // as it should be
            }
        }
    }

    @Test
    void aDeltaOfALongerSourceIsRefused() {
        var delta = Vcdiff.encode("a source of some length".getBytes(UTF_8), "a source of length".getBytes(UTF_8));
        assertThrows(MalformedDeltaException.class, () -> VcdiffDecoder.decode("short".getBytes(UTF_8), delta));
        assertThrows(MalformedDeltaException.class, () -> VcdiffDecoder.decode(new byte[0], new byte[0]));
        var longer = Arrays.copyOf(delta, delta.length + 1);
        assertThrows(MalformedDeltaException.class, () -> VcdiffDecoder.decode(new byte[23], longer));
    }

    // Pieces of the source, of itself and of nothing, so that every instruction and every address mode comes up.
    private static byte[] mixed(Random random, byte[] source) {
        var target = new Bytes();
        for (int piece = random.nextInt(12); piece > 0; piece--) {
            switch (random.nextInt(4)) {
                case 0 -> put(target, bytes(random, random.nextInt(40)));
                case 1 -> put(target, new byte[random.nextInt(40)]);
                case 2 -> put(target, part(random, target.toArray()));
                default -> put(target, part(random, source));
            }
        }
        return target.toArray();
    }

    private static byte[] part(Random random, byte[] bytes) {
        int from = random.nextInt(bytes.length + 1);
        return Arrays.copyOfRange(bytes, from, from + random.nextInt(bytes.length - from + 1));
    }

    private static void put(Bytes out, byte[] bytes) {
        out.put(bytes, 0, bytes.length);
    }

    private static byte[] bytes(Random random, int length) {
        var bytes = new byte[length];
        int different = random.nextBoolean() ? 4 : 256;
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) random.nextInt(different);
        }
        return bytes;
    }
}
