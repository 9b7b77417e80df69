package dev.playhead.ui.detail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.codec.PayloadTree;
import dev.playhead.transport.payload.PayloadNode;
import dev.playhead.transport.protocol.Format;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PayloadLineTest {
    private static PayloadNode tree(String json) {
        return Objects.requireNonNull(PayloadTree.of(Format.JSON, json.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> texts(PayloadNode tree, boolean all) {
        return PayloadLine.of(true, tree, all).stream().map(PayloadLine::text).toList();
    }

    @Test
    void aPayloadIsIndentedJsonAndCodesAreInWords() {
        var tree = tree("{\"action\":15,\"messages\":[{\"action\":1,\"data\":\"a\\\"b\"}],\"none\":{},\"empty\":[]}");
        assertEquals(
                List.of(
                        "{",
                        "  \"action\": 15,",
                        "  \"messages\": [",
                        "    {",
                        "      \"action\": 1,",
                        "      \"data\": \"a\\\"b\"",
                        "    }",
                        "  ],",
                        "  \"none\": {},",
                        "  \"empty\": []",
                        "}"),
                texts(tree, false));
        var lines = PayloadLine.of(true, tree, false);
        assertEquals("MESSAGE", lines.get(1).note());
        assertEquals("update", lines.get(4).note());
        assertEquals(tree.at("messages.0.data"), lines.get(5).node());
    }

    @Test
    void aTextThatIsItselfJsonIsUnfolded() {
        var tree = tree("{\"data\":\"[1,{\\\"a\\\":true}]\"}");
        assertEquals(
                List.of("{", "  \"data\": [", "    1,", "    {", "      \"a\": true", "    }", "  ]", "}"),
                texts(tree, false));
        assertEquals(
                "a text that is itself JSON",
                PayloadLine.of(true, tree, false).get(1).note());
    }

    @Test
    void aLongTextIsCutWithALabelUntilAllOfItIsWanted() {
        var tree = tree("{\"data\":\"" + "x".repeat(65_536) + "\",\"id\":\"1\"}");
        assertTrue(PayloadLine.isLong(tree));
        assertEquals(4, PayloadLine.of(true, tree, false).size());
        assertEquals(
                "65,441 more characters",
                PayloadLine.of(true, tree, false).get(1).note());
        var all = PayloadLine.of(true, tree, true);
        int letters = all.stream()
                .mapToInt(
                        line -> (int) line.text().chars().filter(c -> c == 'x').count())
                .sum();
        assertEquals(65_536, letters);
        assertTrue(all.stream().allMatch(line -> line.text().length() < 2 * PayloadLine.WIDTH));
        assertTrue(all.get(all.size() - 3).text().endsWith("x\","));
        assertFalse(PayloadLine.isLong(tree("{\"data\":\"short\"}")));
    }

    @Test
    void aTextWithoutATreeIsBrokenIntoLines() {
        assertEquals(
                List.of("a", "", "y".repeat(PayloadLine.WIDTH), "yy"),
                PayloadLine.plain("a\n\n" + "y".repeat(PayloadLine.WIDTH + 2)).stream()
                        .map(PayloadLine::text)
                        .toList());
        assertEquals(List.of(), PayloadLine.plain(""));
    }
}
