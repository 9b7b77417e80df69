package dev.playhead.app.junit;

import dev.playhead.app.terminal.ControlCharacters;
import java.util.Locale;

/// Text that others wrote, as XML 1.0 allows it: characters that no document may hold, or that would steer
/// a terminal, arrive as `\u001b` and the like.
final class XmlText {
    private XmlText() {}

    /// Returns a text as the content of an element.
    static String content(String text) {
        return escaped(text).toString();
    }

    /// Returns a text as the value of an attribute in double quotes. Line feeds stay line feeds.
    static String attribute(String text) {
        return content(text).replace("\n", "&#10;").replace("\t", "&#9;");
    }

    private static StringBuilder escaped(String text) {
        var visible = ControlCharacters.visible(text);
        var xml = new StringBuilder(visible.length() + 16);
        visible.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '"' -> xml.append("&quot;");
                default -> {
                    if (isAllowed(c)) {
                        xml.appendCodePoint(c);
                    } else {
                        xml.append(String.format(Locale.ROOT, "\\u%04x", c));
                    }
                }
            }
        });
        return xml;
    }

    // Halves of pairs without the other, and the two that are no characters.
    private static boolean isAllowed(int c) {
        return !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) && c != 0xfffe && c != 0xffff;
    }
}
