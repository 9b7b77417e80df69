package dev.playhead.transport.mask;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.playhead.transport.codec.JsonTree;
import dev.playhead.transport.delta.Vcdiff;
import dev.playhead.transport.delta.VcdiffDecoder;
import dev.playhead.transport.protocol.Format;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What of frames and requests is left when nobody is to know what was said.
class PayloadMaskTest {
    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String masked(String json) {
        return new String(PayloadMask.of(Format.JSON, utf8(json)), StandardCharsets.UTF_8);
    }

    @Test
    void anAnswerOfAnAgentStillSaysOfWhichRunItIs() {
        assertEquals(
                "{\"action\":15,\"channel\":\"ai:support\",\"msgSerial\":4,"
                        + "\"messages\":[{\"name\":\"ai-output\",\"data\":\"xx xxx\","
                        + "\"serial\":\"01796015189646-000@locNDXhE6b:000\",\"action\":5,"
                        + "\"extras\":{\"ai\":{\"transport\":"
                        + "{\"run-id\":\"run-1\",\"status\":\"streaming\",\"error-message\":\"xx xxxxx\"},\"codec\":"
                        + "{\"kind\":\"tool-input\",\"toolName\":\"transfer\","
                        + "\"toolCallId\":\"call-1\",\"reason\":\"xxx\"}},"
                        + "\"headers\":{\"model\":\"small-1\",\"user\":\"xxx\"},\"ephemeral\":true}}]}",
                masked("{\"action\":15,\"channel\":\"ai:support\",\"msgSerial\":4,"
                        + "\"messages\":[{\"name\":\"ai-output\",\"data\":\"Hi Ann\","
                        + "\"serial\":\"01796015189646-000@locNDXhE6b:000\",\"action\":5,"
                        + "\"extras\":{\"ai\":{\"transport\":"
                        + "{\"run-id\":\"run-1\",\"status\":\"streaming\","
                        + "\"error-message\":\"no quota\"},\"codec\":"
                        + "{\"kind\":\"tool-input\",\"toolName\":\"transfer\","
                        + "\"toolCallId\":\"call-1\",\"reason\":\"Ann\"}},"
                        + "\"headers\":{\"model\":\"small-1\",\"user\":\"Ann\"},\"ephemeral\":true}}]}"));
    }

    @Test
    void payloadsAreReadAsTheirEncodingSays() {
        assertEquals(
                "{\"data\":\"{\\\"to\\\":\\\"xxx\\\",\\\"n\\\":11}\",\"encoding\":\"json\"}",
                masked("{\"data\":\"{\\\"to\\\":\\\"Ann\\\",\\\"n\\\":42}\",\"encoding\":\"json\"}"));
        var json = base64("{\"to\":\"Ann\"}");
        assertEquals(
                "{\"data\":\"" + base64("{\"to\":\"xxx\"}") + "\",\"encoding\":\"json/utf-8/base64\"}",
                masked("{\"data\":\"" + json + "\",\"encoding\":\"json/utf-8/base64\"}"));
        assertEquals(
                "{\"data\":\"" + base64("xxxxxxxxx") + "\",\"encoding\":\"utf-8/cipher+aes-256-cbc/base64\"}",
                masked("{\"data\":\"" + base64("AB CD\n\"\\E")
                        + "\",\"encoding\":\"utf-8/cipher+aes-256-cbc/base64\"}"));
        assertEquals("{\"data\":{\"to\":\"xxx\",\"n\":1}}", masked("{\"data\":{\"to\":\"Ann\",\"n\":7}}"));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(utf8(text));
    }

    @Test
    void bytesOfMessagePackStayAsMany() throws IOException {
        var message = new LinkedHashMap<String, Object>();
        message.put("name", "photo");
        message.put("data", utf8("a b c"));
        var frame = new LinkedHashMap<String, Object>();
        frame.put("action", 15L);
        frame.put("messages", List.of(message));
        var bytes = JsonTree.write(Format.MSGPACK, frame);
        var masked = JsonTree.read(Format.MSGPACK, PayloadMask.of(Format.MSGPACK, bytes));
        var first = (Map<?, ?>) ((List<?>) masked.get("messages")).getFirst();
        assertEquals("photo", first.get("name"));
        assertArrayEquals(utf8("xxxxx"), (byte[]) first.get("data"));
    }

    @Test
    void aDeltaOfMaskedTextsMakesAMaskedText() throws Exception {
        var before = "Once upon a time there was a cat \u4e16.";
        var now = "Once upon a time there were two dogs and a cat \u4e16\u4e17.";
        var delta = Vcdiff.encode(utf8(before), utf8(now));
        var frame = "{\"data\":\"" + Base64.getEncoder().encodeToString(delta) + "\","
                + "\"encoding\":\"utf-8/vcdiff/base64\"}";
        var masked = (Map<?, ?>) JsonTree.readAny(Format.JSON, utf8(masked(frame)));
        var maskedDelta = Base64.getDecoder().decode(String.valueOf(masked.get("data")));
        assertEquals(
                TextMask.of(now),
                new String(VcdiffDecoder.decode(utf8(TextMask.of(before)), maskedDelta), StandardCharsets.UTF_8));
    }

    @Test
    void valuesOfObjectsAreMaskedAndWhatCountsStays() {
        assertEquals(
                "{\"state\":[{\"operation\":{\"action\":1,\"objectId\":\"root\","
                        + "\"mapSet\":{\"key\":\"title\",\"value\":"
                        + "{\"string\":\"xxxxxx\"}}}},{\"operation\":{\"counterInc\":{\"number\":3}}},{\"object\":{\"map\":"
                        + "{\"entries\":{\"seat\":{\"timeserial\":\"s\",\"data\":{\"objectId\":\"map:ab@1\"}}}}}}]}",
                masked("{\"state\":[{\"operation\":{\"action\":1,\"objectId\":\"root\","
                        + "\"mapSet\":{\"key\":\"title\",\"value\":"
                        + "{\"string\":\"secret\"}}}},{\"operation\":{\"counterInc\":{\"number\":3}}},{\"object\":{\"map\":"
                        + "{\"entries\":{\"seat\":{\"timeserial\":\"s\","
                        + "\"data\":{\"objectId\":\"map:ab@1\"}}}}}}]}"));
    }

    @Test
    void whyAMessageWasChangedIsSaidByPeople() {
        assertEquals(
                "{\"version\":{\"serial\":\"s\",\"clientId\":\"ann\",\"description\":\"xxxx xxxx\","
                        + "\"metadata\":{\"by\":\"xxx\"}}}",
                masked("{\"version\":{\"serial\":\"s\",\"clientId\":\"ann\","
                        + "\"description\":\"rude word\","
                        + "\"metadata\":{\"by\":\"Bob\"}}}"));
    }

    @Test
    void aFrameOfWhichNobodySaidAnythingStaysAsItIs() {
        var frame = utf8("{ \"action\":10, \"channel\":\"chat\" }");
        assertSame(frame, PayloadMask.of(Format.JSON, frame));
    }

    @Test
    void whatCannotBeReadIsMaskedAsAText() {
        assertEquals("xxxxxxxxxxxx\"xxxx xxx", masked("{action:15,a\"Tell Ann"));
    }
}
