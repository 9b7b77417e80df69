package dev.playhead.ui.object;

import dev.playhead.transport.insight.object.ObjectNode;
import dev.playhead.transport.protocol.ObjectData;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Objects as JSON: maps as objects, counters as numbers, bytes in base64. What is removed is left out.
final class ObjectJson {
    private static final String INDENT = "  ";

    private final List<String> lines = new ArrayList<>();

    private ObjectJson() {}

    /// Returns the lines of some JSON that people read.
    static List<String> lines(ObjectNode node) {
        var json = new ObjectJson();
        json.write("", node, "", "");
        return json.lines;
    }

    /// Returns some JSON that people read.
    static String of(ObjectNode node) {
        return String.join("\n", lines(node));
    }

    private void write(String indent, ObjectNode node, String before, String after) {
        if (node.kind() != ObjectNode.Kind.MAP) {
            lines.add(indent + before + value(node) + after);
            return;
        }
        var there = node.children().stream()
                .filter(child -> child.kind() != ObjectNode.Kind.REMOVED && child.kind() != ObjectNode.Kind.NOTHING)
                .toList();
        if (there.isEmpty()) {
            lines.add(indent + before + "{}" + after);
            return;
        }
        lines.add(indent + before + "{");
        for (int i = 0; i < there.size(); i++) {
            var child = there.get(i);
            write(indent + INDENT, child, quoted(child.name()) + ": ", i + 1 < there.size() ? "," : "");
        }
        lines.add(indent + "}" + after);
    }

    private static String value(ObjectNode node) {
        return switch (node.kind()) {
            case COUNTER -> ObjectWords.number(node.total());
            case VALUE -> data(node.data());
            case CYCLE -> data(node.data());
            case MAP, REMOVED, NOTHING -> "null";
        };
    }

    private static String data(@Nullable ObjectData data) {
        return switch (data) {
            case ObjectData.Text(var text) -> quoted(text);
            case ObjectData.Number(var number) -> ObjectWords.number(number);
            case ObjectData.Bool(var flag) -> Boolean.toString(flag);
            case ObjectData.Json(var json) -> json;
            case ObjectData.Bytes(var bytes) -> quoted(Base64.getEncoder().encodeToString(bytes));
            case ObjectData.Reference(var id) -> "{\"objectId\": " + quoted(id) + "}";
            case ObjectData.Unrecognised unknown -> "null";
            case null -> "null";
        };
    }

    private static String quoted(String text) {
        var out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c == '\n') {
                out.append("\\n");
            } else if (c < ' ') {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
