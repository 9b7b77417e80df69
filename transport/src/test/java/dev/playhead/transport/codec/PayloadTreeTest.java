package dev.playhead.transport.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.playhead.transport.payload.PayloadNode;
import dev.playhead.transport.payload.PayloadNode.Kind;
import dev.playhead.transport.protocol.Format;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every value of a payload is found with the bytes that it stands in.
class PayloadTreeTest {
    private static final String FRAME = "{ \"action\" : 15,\"ok\":true,\"none\":null,\"big\":-1.5e3,"
            + "\"messages\":[{\"data\":\"\u00fc\\\"b\\\"\"},7] }";

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static PayloadNode tree(Format format, byte[] payload) {
        return Objects.requireNonNull(PayloadTree.of(format, payload));
    }

    private static PayloadNode node(PayloadNode tree, String path) {
        return Objects.requireNonNull(tree.at(path), path);
    }

    private static String slice(byte[] payload, PayloadNode node) {
        return new String(payload, node.from(), node.to() - node.from(), StandardCharsets.UTF_8);
    }

    @Test
    void valuesOfJsonHaveTheirBytes() {
        var payload = bytes(FRAME);
        var tree = tree(Format.JSON, payload);
        assertEquals("15", slice(payload, node(tree, "action")));
        assertEquals("true", slice(payload, node(tree, "ok")));
        assertEquals("null", slice(payload, node(tree, "none")));
        assertEquals("-1.5e3", slice(payload, node(tree, "big")));
        assertEquals("\"\u00fc\\\"b\\\"\"", slice(payload, node(tree, "messages.0.data")));
        assertEquals("\u00fc\"b\"", node(tree, "messages.0.data").text());
        assertEquals("7", slice(payload, node(tree, "messages.1")));
        assertEquals("{\"data\":\"\u00fc\\\"b\\\"\"}", slice(payload, node(tree, "messages.0")));
        assertEquals(FRAME, slice(payload, tree));
        assertNull(tree.at("messages.2"));
    }

    @Test
    void aByteLeadsToTheInnermostValueThatHasIt() {
        var payload = bytes("{\"a\":[1,23]}");
        var tree = tree(Format.JSON, payload);
        assertEquals("a.1", Objects.requireNonNull(tree.holding(8)).path());
        assertEquals("a.1", Objects.requireNonNull(tree.holding(9)).path());
        assertEquals("a", Objects.requireNonNull(tree.holding(10)).path());
        assertEquals("", Objects.requireNonNull(tree.holding(2)).path());
        assertNull(tree.holding(12));
        assertNull(tree.holding(-1));
    }

    @ParameterizedTest
    @EnumSource
    void everyKindOfValueIsReadInBothFormats(Format format) {
        var value = new LinkedHashMap<String, Object>();
        value.put("text", "x".repeat(300));
        value.put("long", "y".repeat(70_000));
        value.put("list", List.of(0, 1, 127, 128, 255, 256, 65_535, 65_536, -1, -32, -33, -129, -32_769, 1L << 40));
        value.put("unsigned", BigInteger.TWO.pow(63));
        value.put("float", 1.5);
        value.put("flags", List.of(true, false));
        value.put("many", new ArrayList<>(java.util.Collections.nCopies(20, "z")));
        value.put("inner", Map.of("deep", Map.of("deeper", List.of())));
        var payload = JacksonStreams.write(format, out -> Trees.write(out, value));
        var tree = tree(format, payload);
        assertEquals("x".repeat(300), node(tree, "text").text());
        assertEquals(70_000, node(tree, "long").text().length());
        assertEquals(
                "[0, 1, 127, 128, 255, 256, 65535, 65536, -1, -32, -33, -129, -32769, 1099511627776]",
                node(tree, "list").children().stream()
                        .map(PayloadNode::text)
                        .toList()
                        .toString());
        assertEquals("9223372036854775808", node(tree, "unsigned").text());
        assertEquals("1.5", node(tree, "float").text());
        assertEquals(List.of(Kind.FLAG, Kind.FLAG), kinds(node(tree, "flags")));
        assertEquals(20, node(tree, "many").children().size());
        assertEquals(Kind.LIST, node(tree, "inner.deep.deeper").kind());
        assertEquals(payload.length, tree.to());
        inOrder(tree);
    }

    private static List<Kind> kinds(PayloadNode node) {
        return node.children().stream().map(PayloadNode::kind).toList();
    }

    // Children lie in their parent, one behind the other.
    private static void inOrder(PayloadNode node) {
        int at = node.from();
        for (var child : node.children()) {
            assertEquals(
                    true, child.from() >= at && child.to() > child.from() && child.to() <= node.to(), child.path());
            at = child.to();
            inOrder(child);
        }
    }

    @Test
    void bytesOfMessagePackAreBinaryAndExtensionsSayTheirType() {
        var payload = HexFormat.of().parseHex("82a162c403010203a165d5050a0b");
        var tree = tree(Format.MSGPACK, payload);
        assertEquals(Kind.BINARY, node(tree, "b").kind());
        assertEquals("AQID", node(tree, "b").text());
        assertEquals(3, node(tree, "b").from());
        assertEquals(8, node(tree, "b").to());
        assertEquals("type 5: Cgs=", node(tree, "e").text());
    }

    @Test
    void aTextThatIsItselfJsonIsUnfoldedInBothFormats() {
        var inner = Map.of("data", "{\"tool\":{\"name\":\"places\",\"args\":\"[1,2]\"}}");
        for (var format : Format.values()) {
            var payload = JacksonStreams.write(format, out -> Trees.write(out, inner));
            var tree = tree(format, payload);
            var data = node(tree, "data");
            assertEquals(Kind.JSON_TEXT, data.kind());
            assertEquals("places", node(tree, "data.tool.name").text());
            assertEquals(data.from(), node(tree, "data.tool.name").from());
            assertEquals(data.to(), node(tree, "data.tool.name").to());
            assertEquals(Kind.JSON_TEXT, node(tree, "data.tool.args").kind());
            assertEquals("2", node(tree, "data.tool.args.1").text());
            assertEquals(
                    "data",
                    Objects.requireNonNull(tree.holding(data.from() + 5)).path());
        }
    }

    @Test
    void aTextThatOnlyLooksLikeJsonIsAText() {
        var tree = tree(Format.JSON, bytes("{\"a\":\"{not json\",\"b\":\"[1] and more\",\"c\":\"12\"}"));
        assertEquals(List.of(Kind.TEXT, Kind.TEXT, Kind.TEXT), kinds(tree));
    }

    @Test
    void whatIsNotOfItsFormatHasNoTree() {
        assertNull(PayloadTree.of(Format.JSON, new byte[0]));
        assertNull(PayloadTree.of(Format.JSON, bytes("{\"a\":")));
        assertNull(PayloadTree.of(Format.JSON, bytes("{} {}")));
        assertNull(PayloadTree.of(Format.MSGPACK, HexFormat.of().parseHex("c1")));
        assertNull(PayloadTree.of(Format.MSGPACK, HexFormat.of().parseHex("a561")));
        assertNull(PayloadTree.of(Format.MSGPACK, HexFormat.of().parseHex("0101")));
        assertNull(PayloadTree.of(Format.MSGPACK, HexFormat.of().parseHex("dbffffffff")));
        var deep = new byte[1_000];
        Arrays.fill(deep, (byte) 0x91);
        assertNull(PayloadTree.of(Format.MSGPACK, deep));
        var nested = new ByteArrayOutputStream();
        nested.writeBytes(bytes("[".repeat(1_000)));
        assertNull(PayloadTree.of(Format.JSON, nested.toByteArray()));
        assertNotNull(PayloadTree.of(Format.JSON, bytes("3")));
    }
}
