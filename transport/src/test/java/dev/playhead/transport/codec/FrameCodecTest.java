package dev.playhead.transport.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Annotation;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.PresenceAction;
import dev.playhead.transport.protocol.PresenceMessage;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.PublishResult;
import dev.playhead.transport.protocol.Version;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FrameCodecTest {
    private static final ProtocolMessage DELIVERY = ProtocolMessage.builder(Action.MESSAGE)
            .id("conn:7")
            .channel("chat")
            .channelSerial("01780234567890-004@locAbC12")
            .connectionId("conn")
            .timestamp(1780234567890L)
            .messages(List.of(Message.builder()
                    .id("conn:7:0")
                    .name("greeting")
                    .data(new Data.Binary(new byte[] {0, 1, 2, (byte) 0xff}))
                    .encoding("utf-8/cipher+aes-256-cbc")
                    .clientId("alice")
                    .timestamp(1780234567890L)
                    .extras(Map.of("ai", Map.of("transport", Map.of("run-id", "r1"))))
                    .actionCode(5)
                    .serial("01780234567890-004@locAbC12:000")
                    .version(new Version("v", 1L, "bob", "typo", Map.of("reason", "stream")))
                    .unknown(Map.of("size", 12L))
                    .build()))
            .build();

    @ParameterizedTest
    @EnumSource(Format.class)
    void whatIsWrittenIsReadBack(Format format) throws Exception {
        var codec = FrameCodec.of(format);
        for (var frame : List.of(
                DELIVERY,
                ProtocolMessage.builder(Action.ACK)
                        .msgSerial(0L)
                        .count(1)
                        .res(List.of(new PublishResult(Arrays.asList("s", null))))
                        .build(),
                ProtocolMessage.builder(Action.ERROR)
                        .channel("")
                        .error(new ErrorInfo(40010, 400, "no name", null, new ErrorInfo(1, 2, "why")))
                        .build(),
                ProtocolMessage.builder(Action.SYNC)
                        .channel("room")
                        .presence(List.of(PresenceMessage.builder(PresenceAction.PRESENT)
                                .clientId("a")
                                .data(new Data.Text("x"))
                                .build()))
                        .build(),
                ProtocolMessage.builder(Action.ANNOTATION)
                        .channel("room")
                        .annotations(List.of(Annotation.builder()
                                .id("conn:1:0")
                                .actionCode(1)
                                .clientId("ann")
                                .connectionId("conn")
                                .name("\ud83d\udc4d")
                                .count(3L)
                                .data(new Data.Binary(new byte[] {7, (byte) 0xfe}))
                                .encoding("cipher+aes-128-cbc")
                                .timestamp(1780234567890L)
                                .serial("01780234567891-000@locAbC12:000")
                                .messageSerial("01780234567890-004@locAbC12:000")
                                .type("reaction:distinct.v1")
                                .extras(Map.of("headers", Map.of("a", 1L)))
                                .unknown(Map.of("new", "x"))
                                .build()))
                        .build(),
                ProtocolMessage.builder(99)
                        .unknown(Map.of("new", List.of(1L, true, "x")))
                        .build())) {
            assertEquals(frame, codec.decode(codec.encode(frame)));
        }
    }

    @Test
    void anAckAlwaysSaysItsSerialAlsoZero() {
        var ack = ProtocolMessage.builder(Action.ACK).msgSerial(0L).count(1).build();
        assertEquals("{\"action\":1,\"msgSerial\":0,\"count\":1}", json(ack));
    }

    @Test
    void binaryTravelsAsBase64InJsonAndTheEncodingSaysSo() {
        var text = json(DELIVERY);
        assertTrue(text.contains("\"data\":\"AAEC/w==\",\"encoding\":\"utf-8/cipher+aes-256-cbc/base64\""), text);
    }

    @Test
    void base64ThatWouldNotComeBackTheSameIsLeftAsText() throws Exception {
        var message = onlyMessage("{\"action\":15,\"messages\":[{\"data\":\"AAEC/x==\",\"encoding\":\"base64\"}]}");
        assertEquals(new Data.Text("AAEC/x=="), message.data());
        assertEquals("base64", message.encoding());
    }

    @Test
    void nullsAreAbsentAndFieldsOfTheWrongTypeAreKept() throws Exception {
        var frame = decode("{\"action\":10,\"channel\":\"c\",\"channelSerial\":null,\"flags\":\"many\"}");
        var expected = ProtocolMessage.builder(Action.ATTACH).channel("c").unknown(Map.of("flags", "many"));
        assertEquals(expected.build(), frame);
    }

    @Test
    void anActionOfAMemberThatIsNoNumberIsWrittenOnce() throws Exception {
        var frame = decode("{\"action\":14,\"presence\":[{\"action\":\"enter\",\"clientId\":\"ann\"}]}");
        var written = new String(FrameCodec.of(Format.JSON).encode(frame), StandardCharsets.UTF_8);
        assertEquals("{\"action\":14,\"presence\":[{\"clientId\":\"ann\",\"action\":\"enter\"}]}", written);
    }

    @Test
    void anEncodingThatIsNoTextStaysBesideItsDataAsItCame() throws Exception {
        var text = "{\"action\":15,\"messages\":[{\"data\":116,\"encoding\":122}]}";
        var written = FrameCodec.of(Format.JSON).encode(decode(text));
        assertEquals(text, new String(written, StandardCharsets.UTF_8));
    }

    @Test
    void aNameThatIsNotUtf8IsRefused() {
        var bytes = "{\"action\":15,\"a????\":1}".getBytes(StandardCharsets.ISO_8859_1);
        var beyondUnicode = new byte[] {(byte) 0xf5, (byte) 0x9d, (byte) 0x9e, (byte) 0x84};
        System.arraycopy(beyondUnicode, 0, bytes, 15, beyondUnicode.length);
        var refused = assertThrows(
                MalformedFrameException.class, () -> FrameCodec.of(Format.JSON).decode(bytes));
        assertTrue(String.valueOf(refused.getMessage()).contains("the name of a field is not UTF-8"));
    }

    @Test
    void structureInDataBecomesJsonText() throws Exception {
        var message = onlyMessage("{\"action\":15,\"messages\":[{\"data\":{\"a\":[1,2.5]}}]}");
        assertEquals(new Data.Text("{\"a\":[1,2.5]}"), message.data());
        assertEquals("json", message.encoding());
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void bytesThatAreNoFrameAreRefusedInWords(Format format) {
        var codec = FrameCodec.of(format);
        var whole = codec.encode(DELIVERY);
        for (int length = 0; length < whole.length; length++) {
            var cut = Arrays.copyOf(whole, length);
            assertThrows(MalformedFrameException.class, () -> codec.decode(cut), "cut at " + length);
        }
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void noBytesMakeTheCodecThrowAnythingElse(Format format) {
        var random = new Random(7);
        var codec = FrameCodec.of(format);
        var whole = codec.encode(DELIVERY);
        for (int i = 0; i < 20_000; i++) {
            var bytes = whole.clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                codec.decode(bytes);
            } catch (MalformedFrameException refused) {
                assertTrue(refused.getMessage().length() > 10);
            }
        }
    }

    private static String json(ProtocolMessage frame) {
        return new String(FrameCodec.of(Format.JSON).encode(frame), StandardCharsets.UTF_8);
    }

    private static ProtocolMessage decode(String json) throws MalformedFrameException {
        return FrameCodec.of(Format.JSON).decode(json.getBytes(StandardCharsets.UTF_8));
    }

    private static Message onlyMessage(String json) throws MalformedFrameException {
        return Objects.requireNonNull(decode(json).messages()).getFirst();
    }

    @Test
    void anExtensionOfMessagePackIsKeptAndShownInJson() throws Exception {
        // {"action": 15, "x": extension 5 of two bytes}
        byte[] frame = {
            (byte) 0x82, (byte) 0xa6, 'a', 'c', 't', 'i', 'o', 'n', 15, (byte) 0xa1, 'x', (byte) 0xd5, 5, 1, 2
        };
        var decoded = FrameCodec.of(Format.MSGPACK).decode(frame);
        assertArrayEquals(frame, FrameCodec.of(Format.MSGPACK).encode(decoded));
        assertEquals(
                "{\"action\":15,\"x\":{\"extension\":5,\"base64\":\"AQI=\"}}",
                new String(FrameCodec.of(Format.JSON).encode(decoded), StandardCharsets.UTF_8));
    }
}
