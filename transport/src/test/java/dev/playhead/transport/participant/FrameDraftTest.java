package dev.playhead.transport.participant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.codec.JsonTree;
import dev.playhead.transport.protocol.Format;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is left of a frame for somebody who sends it again.
class FrameDraftTest {
    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> draft(Format format, String json) throws Exception {
        var payload = FrameCodec.of(format).encode(FrameCodec.of(Format.JSON).decode(bytes(json)));
        return JsonTree.read(bytes(FrameDraft.of(format, payload)));
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void whatABrokerOrAConnectionSaysIsLeftOut(Format format) throws Exception {
        var frame = draft(format, """
                {"action":15,"channel":"ai:trip","id":"c:0","connectionId":"c","channelSerial":"s","timestamp":5,
                 "messages":[{"name":"note","data":"hi","clientId":"ann","id":"c:0:0","timestamp":5,"serial":"s@1",
                 "action":0,"version":{"serial":"s@1"},"extras":{"headers":{"a":"b"}}}]}
                """);
        assertEquals(
                Map.of(
                        "action",
                        15L,
                        "channel",
                        "ai:trip",
                        "messages",
                        List.of(Map.of(
                                "name",
                                "note",
                                "data",
                                "hi",
                                "action",
                                0L,
                                "extras",
                                Map.of("headers", Map.of("a", "b"))))),
                frame);
    }

    @Test
    void aChangeKeepsTheSerialOfTheMessageThatItChanges() throws Exception {
        var frame = draft(Format.JSON, """
                {"action":15,"channel":"c","msgSerial":4,"messages":[{"action":5,"serial":"s@1","data":" more"}]}
                """);
        assertEquals(List.of(Map.of("action", 5L, "serial", "s@1", "data", " more")), frame.get("messages"));
    }

    @Test
    void whatCannotBePublishedSaysWhy() {
        assertEquals(
                "Only MESSAGE and PRESENCE frames with something in them can be sent again; this is ACK.",
                refusal("{\"action\":1,\"msgSerial\":0,\"count\":1}"));
        assertEquals(
                "Only MESSAGE and PRESENCE frames with something in them can be sent again; this is MESSAGE.",
                refusal("{\"action\":15,\"channel\":\"c\",\"messages\":[]}"));
        assertEquals(
                "Say on which channel: \"channel\":\"ai:trip\".",
                refusal("{\"action\":15,\"messages\":[{\"data\":\"x\"}]}"));
        assertEquals(true, refusal("{\"action\":").startsWith("This is no frame of the protocol: "));
        assertEquals(
                true,
                refusal("{\"action\":15,\"channel\":7,\"messages\":[{\"data\":\"x\"}]}")
                        .startsWith("This is no frame of the protocol: "));
    }

    private static String refusal(String json) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> FrameDraft.read(bytes(json)))
                .getMessage());
    }
}
