package dev.playhead.transport.mask;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.playhead.transport.codec.JsonTree;
import dev.playhead.transport.protocol.Format;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Masks of texts, of bytes of texts and of JSON.
class TextMaskTest {
    private static final int[] CHARACTERS = {
        'a', 'Z', '7', ' ', '\n', '"', '\\', '/', '}', 0x7F, 0xE4, 0x645, 0x7FF, 0x800, 0x4E16, 0xFFFD, 0x1F600
    };

    private static String text(Random random) {
        var text = new StringBuilder();
        random.ints(random.nextInt(24), 0, CHARACTERS.length).forEach(i -> text.appendCodePoint(CHARACTERS[i]));
        return text.toString();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void onlyTheOutlineOfATextIsLeft() {
        assertEquals(
                "xxx \"xxxxx\"\n\u00d7 \u25d7\ud81d\uddd7",
                TextMask.of("Tell \"Grace\"\n\u00e4 \u4e16\ud83d\ude00".substring(1)));
    }

    @Test
    void theMaskOfTwoTextsTogetherIsThatOfTheOneAndThatOfTheOther() {
        var random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            var text = text(random);
            int divided = random.nextInt(text.length() + 1); // inside a character, too
            assertEquals(
                    TextMask.of(text), TextMask.of(text.substring(0, divided)) + TextMask.of(text.substring(divided)));
        }
    }

    @Test
    void aMaskIsAsLongAsItsTextAndItsBytesAreMaskedInTheSameWay() {
        var random = new Random(2);
        for (int i = 0; i < 2_000; i++) {
            var text = text(random);
            var masked = TextMask.of(text);
            assertEquals(text.length(), masked.length());
            assertArrayEquals(utf8(masked), TextMask.of(utf8(text)));
            int divided = random.nextInt(utf8(text).length + 1);
            var beginning = TextMask.of(Arrays.copyOf(utf8(text), divided));
            assertArrayEquals(Arrays.copyOf(utf8(masked), divided), beginning);
        }
    }

    @Test
    void aSerialIsAReferenceAndStays() {
        var serial = "01796015189646-000@locNDXhE6b:000";
        assertEquals(serial, TextMask.of(serial));
        assertNotEquals(serial + " is it", TextMask.of(serial + " is it"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"order\", \"n\": -12.5,\"ok\":true,\"none\":null,\"list\":[\"a\",0,\"b c\"]}",
                "{\"te\\\"xt\":\"a\\\"b\\\\c\\n\\u00e9\\ud83d\\ude00\"}",
                "\"only a text\"",
                "[[],{},\"\"]",
                "42"
            })
    void ofJsonStructureAndLengthStay(String json) throws IOException {
        var masked = JsonMask.of(json);
        assertEquals(json.length(), masked.length(), masked);
        assertEquals(
                ContentMask.any(JsonTree.readAny(Format.JSON, utf8(json))),
                JsonTree.readAny(Format.JSON, utf8(masked)));
    }

    @Test
    void ofJsonNamesStayAndValuesDoNot() {
        assertEquals(
                "{\"card\" : \"xxxx\", \"limit\":-11.1e1, \"open\":false}",
                JsonMask.of("{\"card\" : \"Visa\", \"limit\":-20.5e3, \"open\":false}"));
    }

    @Test
    void whatIsNoJsonIsMaskedAsAText() {
        assertEquals("xxxxxx \"xx", JsonMask.of("{city: \"Pa"));
    }
}
