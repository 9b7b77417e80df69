package dev.playhead.transport.delta;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VcdiffTest {
    @Test
    void aSmallChangeOfAnObjectIsASmallDelta() {
        var before = "{\"foo\":\"bar\",\"count\":1,\"status\":\"active\"}";
        int size = comesBack(before, "{\"foo\":\"bar\",\"count\":2,\"status\":\"active\"}");
        assertTrue(size < before.length(), "size " + size);
    }

    @Test
    void aGrowingAnswerCostsWhatIsNew() {
        var words = new StringBuilder();
        for (int i = 0; i < 2000; i++) {
            words.append("word ").append(i * 7919 % 1000).append(' ');
        }
        var before = words.toString();
        assertTrue(comesBack(before, before + "and the end") < 50);
        assertTrue(comesBack(before, "Now: " + before) < 50);
        assertTrue(comesBack(before, before.substring(0, 5000) + "[inserted]" + before.substring(5000)) < 60);
        assertTrue(comesBack(before, before.substring(5000)) < 40);
        assertTrue(comesBack(before, before) < 40);
    }

    @Test
    void repetitionIsCheapWithoutAnySource() {
        assertTrue(comesBack("", "x".repeat(10_000)) < 30);
        assertTrue(comesBack("nothing alike", "abcdefgh".repeat(1000)) < 50);
    }

    @Test
    void edges() {
        comesBack("", "");
        comesBack("abc", "");
        comesBack("", "a");
        comesBack("abc", "abc");
        comesBack("abcd", "abcd");
        comesBack("abcabcabc", "bcabcabcabcab");
        comesBack("grüße 👍", "grüße 👎 an alle");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whateverChangesComesBack(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            // Few different bytes make many short matches and repeated addresses.
            var source = bytes(random, random.nextInt(3000), 1 + random.nextInt(random.nextBoolean() ? 4 : 256));
            var target = source.clone();
            for (int edit = random.nextInt(6); edit > 0; edit--) {
                target = edited(random, target);
            }
            var delta = Vcdiff.encode(source, target);
            assertArrayEquals(target, VcdiffReader.decode(source, delta), "seed " + seed + ", round " + round);
        }
    }

    private static byte[] bytes(Random random, int length, int different) {
        var bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) random.nextInt(different);
        }
        return bytes;
    }

    private static byte[] edited(Random random, byte[] bytes) {
        int from = random.nextInt(bytes.length + 1);
        int to = from + random.nextInt(bytes.length - from + 1);
        var part = Arrays.copyOfRange(bytes, from, to);
        var other = bytes(random, random.nextInt(200), 256);
        return switch (random.nextInt(4)) {
            case 0 -> joined(Arrays.copyOf(bytes, from), other, Arrays.copyOfRange(bytes, from, bytes.length));
            case 1 -> joined(Arrays.copyOf(bytes, from), Arrays.copyOfRange(bytes, to, bytes.length));
            case 2 -> joined(part, Arrays.copyOf(bytes, from), Arrays.copyOfRange(bytes, to, bytes.length));
            default -> joined(bytes, new byte[random.nextInt(50)], part);
        };
    }

    private static byte[] joined(byte[]... parts) {
        var all = new byte[0];
        for (var part : parts) {
            int end = all.length;
            all = Arrays.copyOf(all, end + part.length);
            System.arraycopy(part, 0, all, end, part.length);
        }
        return all;
    }

    private static int comesBack(String before, String after) {
        var source = before.getBytes(UTF_8);
        var target = after.getBytes(UTF_8);
        var delta = Vcdiff.encode(source, target);
        assertArrayEquals(target, VcdiffReader.decode(source, delta));
        return delta.length;
    }
}
