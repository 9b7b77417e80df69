package dev.playhead.transport.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import dev.playhead.transport.protocol.Format;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Our own JSON is Jackson's JSON.
class JsonBytesTest {
    private static final JsonFactory JACKSON = new JsonFactory();

    @Test
    void everyCharacterIsWrittenAsJacksonWritesIt() throws IOException {
        for (int c = 0; c <= 0x2_0000; c++) {
            if (c < 0xd800 || c > 0xdfff) {
                same("a" + Character.toString(c) + "?" + Character.toString(c) + "z");
            }
        }
        same("");
        same("?\ud83d\ude00?");
        same(Map.of("k\"\n\u00fc?", "v"));
    }

    @Test
    void numbersAndTheRestAreWrittenAsJacksonWritesThem() throws IOException {
        var values = new ArrayList<@Nullable Object>(
                List.of(0L, 9L, 10L, 99L, 100L, -1L, -10L, Long.MAX_VALUE, Long.MIN_VALUE, 7, -7, Integer.MIN_VALUE));
        values.addAll(List.of(0.0, -0.0, 1.5, 1e300, 1e-7, Double.NaN, Double.NEGATIVE_INFINITY, Double.MIN_VALUE));
        values.addAll(List.of(new BigInteger("123456789012345678901234567890"), new BigDecimal("1.50"), true, false));
        values.addAll(List.of(new byte[0], new byte[] {1, 2, 3, (byte) 255}, List.of(), Map.of(), List.of(List.of())));
        values.add(null);
        same(values);
        for (var value : values) {
            same(value);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anyStructureIsWrittenAsJacksonWritesIt(long seed) throws IOException {
        var random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            same(tree(random, 0));
        }
    }

    @Test
    void pairsAndHalfPairsAreWrittenAsJacksonWritesThem() throws IOException {
        for (var text : List.of("\ud83d", "\ude00", "a\ud83db", "\ud83d\ud83d\n", "\ude00\ud83d", "?\ude00\u00fc\"")) {
            same(text);
        }
    }

    private static @Nullable Object tree(Random random, int depth) {
        return switch (random.nextInt(depth > 4 ? 6 : 9)) {
            case 0 -> random.nextLong() >> random.nextInt(64);
            case 1 -> random.nextDouble();
            case 2 -> random.nextBoolean();
            case 3 -> null;
            case 4, 5 -> text(random);
            case 6 -> {
                var list = new ArrayList<@Nullable Object>();
                for (int i = random.nextInt(5); i > 0; i--) {
                    list.add(tree(random, depth + 1));
                }
                yield list;
            }
            default -> {
                var map = new LinkedHashMap<String, @Nullable Object>();
                for (int i = random.nextInt(6); i > 0; i--) {
                    map.put(text(random), tree(random, depth + 1));
                }
                yield map;
            }
        };
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(random.nextInt(20) == 0 ? 5000 : 20); i > 0; i--) {
            switch (random.nextInt(6)) {
                case 0 -> text.append((char) random.nextInt(32));
                case 1 -> text.appendCodePoint(0x1f600 + random.nextInt(60));
                case 2 -> text.append((char) random.nextInt(0x800));
                case 3 -> text.append("\"\\/?".charAt(random.nextInt(4)));
                default -> text.append((char) ('a' + random.nextInt(26)));
            }
        }
        return text.toString();
    }

    private static void same(@Nullable Object value) throws IOException {
        var ours = JacksonStreams.write(Format.JSON, out -> Trees.write(out, value));
        var theirs = jackson(value);
        int at = Arrays.mismatch(ours, theirs);
        assertEquals(-1, at, () -> "from byte " + at + " on");
    }

    private static byte[] jackson(@Nullable Object value) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = JACKSON.createGenerator(bytes, JsonEncoding.UTF8)) {
            Trees.write(out, value);
        }
        return bytes.toByteArray();
    }
}
