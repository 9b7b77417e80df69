package dev.playhead.transport.field;

import dev.playhead.transport.explain.FieldMeaning;
import dev.playhead.transport.payload.PayloadNode;
import dev.playhead.transport.payload.PayloadNode.Kind;
import dev.playhead.transport.protocol.Format;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Terms of a filter that want the frames with a value somebody points at: by the field that has such values,
/// or else by its words.
public final class FilterTerm {
    private static final int MOST_LETTERS = 80;
    private static final Pattern ESCAPED = Pattern.compile("[\"\\\\\\x00-\\x1f]");

    private static final List<Rule> RULES = List.of(
            new Rule("action", "action", true),
            new Rule("messages\\.\\d+\\.action", "change", true),
            new Rule("channel", "channel", false),
            new Rule("messages\\.\\d+\\.name", "name", false),
            new Rule("messages\\.\\d+\\.data", "data", false),
            new Rule("messages\\.\\d+\\.serial", "serial", false),
            new Rule("messages\\.\\d+\\.id", "id", false),
            new Rule("messages\\.\\d+\\.clientId", "publisher", false),
            new Rule("error\\.code", "code", false),
            new Rule("error\\.statusCode", "status", false));

    private FilterTerm() {}

    /// @param field one of [Fields]
    /// @param isCode whether the field has the name of what stands there as a number
    private record Rule(Pattern path, String field, boolean isCode) {
        Rule(String path, String field, boolean isCode) {
            this(Pattern.compile(path), field, isCode);
        }
    }

    /// Returns a filter that [Filter#parse] reads, and that matches the frame with the value.
    ///
    /// @param format of the payload that the value stands in
    /// @param isFrame whether that is a frame, and not a request or its answer
    /// @param node a value, or something with children, of which the name is looked for
    public static String of(Format format, boolean isFrame, PayloadNode node) {
        if (node.kind().isContainer()) {
            return quoted(name(node));
        }
        for (var rule : RULES) {
            if (rule.path.matcher(node.path()).matches()) {
                return rule.field + " == " + (rule.isCode ? code(isFrame, node) : value(node));
            }
        }
        boolean isText = node.kind() == Kind.TEXT || node.kind() == Kind.JSON_TEXT;
        var part = isText ? part(node.text()) : "";
        if (!part.isEmpty()) {
            return quoted(part);
        }
        // A number alone stands in every frame somewhere, and in MessagePack as no text.
        boolean isOnWire = !isText && format == Format.JSON;
        return quoted(name(node)) + (isOnWire ? " " + quoted(node.text()) : "");
    }

    // A place in a list has no name on the wire.
    private static String name(PayloadNode node) {
        var names = node.path().split("\\.");
        for (int i = names.length - 1; i >= 0; i--) {
            if (!names[i].chars().allMatch(Character::isDigit)) {
                return names[i];
            }
        }
        return "";
    }

    private static String code(boolean isFrame, PayloadNode node) {
        var name = FieldMeaning.of(isFrame, node);
        return name.isEmpty() || name.contains(" ") ? node.text() : name.toUpperCase(Locale.ROOT);
    }

    private static String value(PayloadNode node) {
        if (node.kind() == Kind.NUMBER) {
            return node.text();
        }
        var begin = begin(node.text());
        return quoted(begin.length() < node.text().length() ? begin + "*" : begin);
    }

    // The payload is searched as it is on the wire, where some characters are escaped: the longest part without them.
    private static String part(String text) {
        return ESCAPED.splitAsStream(text)
                .max(Comparator.comparingInt(String::length))
                .map(part -> part.substring(0, Math.min(MOST_LETTERS, part.length())))
                .orElse("");
    }

    private static String begin(String text) {
        int end = text.indexOf('\n');
        return text.substring(0, Math.min(MOST_LETTERS, end < 0 ? text.length() : end));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
