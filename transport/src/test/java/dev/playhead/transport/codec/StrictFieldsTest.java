package dev.playhead.transport.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.codec.rest.RestRefusedException;
import dev.playhead.transport.codec.rest.RestRequestDecoder;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.KnownFields;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Numbers out of their range and values of another type are never made to fit, in either format.
class StrictFieldsTest {
    private static final long WRAPS_TO_15 = (1L << 32) + 15;

    @ParameterizedTest
    @EnumSource
    void anActionThatIsNoSmallNumberIsRefused(Format format) {
        for (var action : List.<Object>of(
                WRAPS_TO_15,
                -WRAPS_TO_15,
                1L << 31,
                15.5,
                1e300,
                BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE),
                "15",
                true)) {
            assertThrows(
                    MalformedFrameException.class, () -> read(format, Map.of("action", action)), action.toString());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWholeNumberMayBeWrittenAsABrokenOne(Format format) throws Exception {
        assertEquals(15, read(format, Map.of("action", 15.0)).actionCode());
    }

    @ParameterizedTest
    @EnumSource
    void aFieldOfAFrameThatDoesNotFitIsNamed(Format format) throws Exception {
        for (var name : List.of("msgSerial", "count", "flags")) {
            for (var value : List.<Object>of(-1L, 0.5, BigInteger.ONE.shiftLeft(63), "1", List.of())) {
                assertMisfit(format, name, value);
            }
        }
        assertMisfit(format, "count", WRAPS_TO_15);
        assertMisfit(format, "flags", WRAPS_TO_15);
        assertMisfit(format, "timestamp", BigInteger.ONE.shiftLeft(63));
        for (var name : List.of("messages", "presence", "annotations", "state")) {
            for (var value : List.<Object>of(5L, "x", Map.of(), List.of(5L), List.of(List.of()), true)) {
                assertMisfit(format, name, value);
            }
        }
        for (var name : List.of("id", "channel", "channelSerial", "connectionId")) {
            assertMisfit(format, name, 5L);
            assertMisfit(format, name, List.of("x"));
        }
        assertMisfit(format, "auth", "token");
        assertMisfit(format, "params", List.of());
    }

    @ParameterizedTest
    @EnumSource
    void aFieldOfAnItemThatDoesNotFitIsNamed(Format format) throws Exception {
        for (var item : List.of("messages", "presence", "annotations")) {
            for (var name : List.of("id", "clientId", "connectionId", "encoding")) {
                assertEquals(name, misfit(format, Map.of("action", 15, item, List.of(Map.of(name, 5L)))));
                assertEquals(name, misfit(format, Map.of("action", 15, item, List.of(Map.of(name, List.of("x"))))));
            }
            for (var value : List.<Object>of(WRAPS_TO_15, "1", 1.5)) {
                assertEquals("action", misfit(format, Map.of("action", 15, item, List.of(Map.of("action", value)))));
            }
            assertEquals("extras", misfit(format, Map.of("action", 15, item, List.of(Map.of("extras", "x")))));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatFitsIsTaken(Format format) throws Exception {
        var frame = new LinkedHashMap<String, @Nullable Object>();
        frame.put("action", 15);
        frame.put("msgSerial", Long.MAX_VALUE);
        frame.put("flags", Integer.MAX_VALUE);
        frame.put("count", 0);
        frame.put("channel", null);
        frame.put("novel", 5L);
        frame.put("messages", List.of(Map.of("data", 5L, "novel", List.of(), "timestamp", Long.MIN_VALUE)));
        var read = FrameCodec.of(format).decode(JsonTree.write(format, frame));
        assertNull(KnownFields.misfit(read));
        assertEquals(Long.MAX_VALUE, read.msgSerial());
    }

    @ParameterizedTest
    @EnumSource
    void moreThanOneObjectIsNoFrame(Format format) {
        var one = JsonTree.write(format, Map.of("action", 0));
        var two = Arrays.copyOf(one, one.length * 2);
        System.arraycopy(one, 0, two, one.length, one.length);
        assertThrows(MalformedFrameException.class, () -> FrameCodec.of(format).decode(two));
        assertThrows(IOException.class, () -> JsonTree.readAny(format, two));
    }

    @ParameterizedTest
    @EnumSource
    void aFieldThatIsThereTwiceIsRefused(Format format) {
        var bytes = format == Format.JSON
                ? "{\"action\":0,\"action\":15}".getBytes(StandardCharsets.UTF_8)
                : new byte[] {
                    (byte) 0x82,
                    (byte) 0xa6,
                    'a',
                    'c',
                    't',
                    'i',
                    'o',
                    'n',
                    0,
                    (byte) 0xa6,
                    'a',
                    'c',
                    't',
                    'i',
                    'o',
                    'n',
                    15
                };
        var refused = assertThrows(
                MalformedFrameException.class, () -> FrameCodec.of(format).decode(bytes));
        assertTrue(String.valueOf(refused.getMessage()).contains("twice"), refused.getMessage());
    }

    @ParameterizedTest
    @EnumSource
    void overRestTheSameIsRefusedWithItsName(Format format) {
        var headers = Map.of("content-type", format.contentType());
        for (var body : List.of(
                Map.of("name", 5L),
                Map.of("clientId", List.of("alice")),
                Map.of("action", WRAPS_TO_15),
                Map.of("extras", "x"))) {
            var refused = assertThrows(
                    RestRefusedException.class,
                    () -> RestRequestDecoder.decode(
                            "POST", "/channels/c/messages", headers, JsonTree.write(format, body)));
            assertEquals(40000, refused.error().code());
            assertTrue(
                    refused.error().message().contains(body.keySet().iterator().next()),
                    refused.error().message());
            assertThrows(
                    RestRefusedException.class,
                    () -> RestRequestDecoder.decode(
                            "POST",
                            "/messages",
                            headers,
                            JsonTree.write(format, Map.of("channels", List.of("c"), "messages", List.of(body)))));
        }
    }

    private static void assertMisfit(Format format, String name, Object value) throws Exception {
        assertEquals(name, misfit(format, Map.of("action", 15, name, value)), name + " = " + value);
    }

    private static @Nullable String misfit(Format format, Map<String, ?> frame) throws Exception {
        return KnownFields.misfit(read(format, frame));
    }

    private static ProtocolMessage read(Format format, Map<String, ?> frame) throws MalformedFrameException {
        return FrameCodec.of(format).decode(JsonTree.write(format, frame));
    }
}
