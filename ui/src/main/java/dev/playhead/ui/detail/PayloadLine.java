package dev.playhead.ui.detail;

import dev.playhead.transport.explain.FieldMeaning;
import dev.playhead.transport.payload.PayloadNode;
import dev.playhead.transport.payload.PayloadNode.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A line of a payload as indented JSON. Immutable.
///
/// @param text with its indentation
/// @param note what it means, in words; empty when there is nothing to add
/// @param node that begins, stands or ends here; null for a line of something that has no tree
record PayloadLine(String text, String note, @Nullable PayloadNode node) {
    /// So many letters of a text stand on a line.
    static final int WIDTH = 96;

    /// All lines of a payload.
    ///
    /// @param isFrame whether the payload is one, and not that of a request or its answer
    /// @param all whether long texts go on over more lines; otherwise they are cut with a label
    static List<PayloadLine> of(boolean isFrame, PayloadNode root, boolean all) {
        var lines = new ArrayList<PayloadLine>();
        new Writer(isFrame, all, lines).write(root, "", "", "");
        return lines;
    }

    /// Lines of a text that is shown as it is.
    static List<PayloadLine> plain(String text) {
        var lines = new ArrayList<PayloadLine>();
        text.lines().forEach(line -> {
            for (int from = 0; from == 0 || from < line.length(); from += WIDTH) {
                lines.add(new PayloadLine(line.substring(from, Math.min(line.length(), from + WIDTH)), "", null));
            }
        });
        return lines;
    }

    /// Returns whether a payload has texts that [#of] cuts.
    static boolean isLong(PayloadNode node) {
        return node.children().isEmpty()
                ? node.text().length() > WIDTH
                : node.children().stream().anyMatch(PayloadLine::isLong);
    }

    private record Writer(boolean isFrame, boolean all, List<PayloadLine> lines) {
        void write(PayloadNode node, String indent, String name, String comma) {
            var head = indent + (name.isEmpty() ? "" : quoted(name) + ": ");
            if (node.children().isEmpty()) {
                value(node, indent, head, comma);
                return;
            }
            boolean isList = node.kind() == Kind.LIST
                    || node.kind() == Kind.JSON_TEXT
                            && node.text().stripLeading().startsWith("[");
            var note = node.kind() == Kind.JSON_TEXT ? "a text that is itself JSON" : "";
            lines.add(new PayloadLine(head + (isList ? "[" : "{"), note, node));
            for (var child : node.children()) {
                write(
                        child,
                        indent + "  ",
                        isList ? "" : child.name(),
                        child == node.children().getLast() ? "" : ",");
            }
            lines.add(new PayloadLine(indent + (isList ? "]" : "}") + comma, "", node));
        }

        private void value(PayloadNode node, String indent, String head, String comma) {
            var text = switch (node.kind()) {
                case OBJECT -> "{}";
                case LIST -> "[]";
                case TEXT, JSON_TEXT, BINARY -> quoted(node.text());
                case NUMBER, FLAG, NULL -> node.text();
            };
            if (text.length() <= WIDTH + 2) {
                var meaning = FieldMeaning.of(isFrame, node);
                var note = node.kind() == Kind.BINARY ? "base64" : meaning;
                lines.add(new PayloadLine(head + text + comma, note, node));
            } else if (!all) {
                var more = String.format(Locale.ROOT, "%,d more characters", text.length() - WIDTH - 1);
                lines.add(new PayloadLine(head + text.substring(0, WIDTH) + "\u2026\"" + comma, more, node));
            } else {
                lines.add(new PayloadLine(head + text.substring(0, WIDTH), "", node));
                for (int from = WIDTH; from < text.length(); from += WIDTH) {
                    int to = Math.min(text.length(), from + WIDTH);
                    var end = to == text.length() ? comma : "";
                    lines.add(new PayloadLine(indent + "    " + text.substring(from, to) + end, "", node));
                }
            }
        }

        private static String quoted(String text) {
            return '"'
                    + text.replace("\\", "\\\\")
                            .replace("\"", "\\\"")
                            .replace("\n", "\\n")
                            .replace("\r", "\\r")
                            .replace("\t", "\\t")
                    + '"';
        }
    }
}
