package dev.playhead.transport.mask;

import dev.playhead.transport.codec.JsonTree;
import dev.playhead.transport.protocol.Format;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// JSON as text whose structure stays: names of fields, `true`, `false` and `null`. Texts are masked, digits of numbers
/// become 1. It is as long as it was, but for solidi that were written with a backslash. For one thread.
final class JsonMask {
    private static final int HEX = 16;
    private static final int HEX_DIGITS = 4;

    private final String json;
    private final StringBuilder masked;
    private int at;

    private JsonMask(String json) {
        this.json = json;
        this.masked = new StringBuilder(json.length());
    }

    /// Returns the mask of a text that should be JSON; of one that is not, the mask of any text.
    static String of(String text) {
        try {
            JsonTree.readAny(Format.JSON, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException notJson) {
            return TextMask.of(text);
        }
        return new JsonMask(text).masked();
    }

    private String masked() {
        while (at < json.length()) {
            char c = json.charAt(at);
            if (c == '"') {
                text();
            } else {
                masked.append(c >= '0' && c <= '9' ? '1' : c);
                at++;
            }
        }
        return masked.toString();
    }

    private void text() {
        int end = at + 1;
        while (json.charAt(end) != '"') {
            end += json.charAt(end) == '\\' ? 2 : 1;
        }
        if (isName(end + 1)) {
            masked.append(json, at, end + 1);
        } else {
            masked.append('"').append(content(json.substring(at + 1, end))).append('"');
        }
        at = end + 1;
    }

    private boolean isName(int after) {
        int next = after;
        while (next < json.length() && json.charAt(next) <= ' ') {
            next++;
        }
        return next < json.length() && json.charAt(next) == ':';
    }

    private static String content(String escaped) {
        if (escaped.indexOf('\\') < 0) {
            return TextMask.of(escaped);
        }
        var content = new StringBuilder(escaped.length());
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c != '\\') {
                content.append(TextMask.of(c));
                continue;
            }
            char escape = escaped.charAt(++i);
            switch (escape) {
                case 'u' -> {
                    content.append(escapedUnicode(escaped.substring(i + 1, i + 1 + HEX_DIGITS)));
                    i += HEX_DIGITS;
                }
                case '/' -> content.append(TextMask.of(escape));
                default -> content.append(c).append(escape); // white space, a quotation mark, a backslash
            }
        }
        return content.toString();
    }

    private static String escapedUnicode(String hex) {
        char character = (char) Integer.parseInt(hex, HEX);
        char masked = TextMask.of(character);
        return masked == character ? "\\u" + hex : String.format(Locale.ROOT, "\\u%04x", (int) masked);
    }
}
