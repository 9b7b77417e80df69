package dev.playhead.transport.scenario.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/// Pieces of YAML as scenarios are written in: one line for each thing, in braces.
final class ScenarioText {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final List<String> NO_TEXT = List.of("true", "false", "yes", "no", "on", "off", "null");
    private static final long NANOS = 1_000_000;

    private ScenarioText() {}

    /// Returns a value: as it is where nobody can misread it, otherwise in quotation marks.
    static String value(String text) {
        boolean isWord = PLAIN.matcher(text).matches() && !NO_TEXT.contains(text.toLowerCase(Locale.ROOT));
        return isWord || NUMBER.matcher(text).matches() ? text : quoted(text);
    }

    /// Returns a text in quotation marks.
    static String quoted(String text) {
        var out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    boolean isAscii = c >= ' ' && c < 0x7f;
                    boolean isSeen = isAscii || (c > 0xa0 && c < 0xd800 && c != 0x2028 && c != 0x2029);
                    // Of a character of two halves both stay as they are; YAML knows no halves.
                    boolean isWhole = Character.isSurrogate(c) && isPaired(text, i);
                    out.append(
                            isSeen || isWhole ? c : String.format("\\u%04x", isLoneHalf(text, i) ? 0xfffd : (int) c));
                }
            }
        }
        return out.append('"').toString();
    }

    private static boolean isPaired(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }

    private static boolean isLoneHalf(String text, int at) {
        return Character.isSurrogate(text.charAt(at)) && !isPaired(text, at);
    }

    /// Returns a time, ns, as people write it.
    static String time(long nanos) {
        long ms = Math.max(0, Math.round((double) nanos / NANOS));
        return ms % 1_000 == 0 ? ms / 1_000 + "s" : ms + "ms";
    }

    /// Returns keys with values that are YAML already, on one line.
    static String flow(Map<String, String> pairs) {
        var joiner = new StringJoiner(", ", "{ ", " }");
        pairs.forEach((key, value) -> joiner.add(key + ": " + value));
        return joiner.toString();
    }

    /// Returns texts as a list on one line.
    static String list(List<String> texts) {
        var items = new ArrayList<String>();
        texts.forEach(text -> items.add(value(text)));
        return "[" + String.join(", ", items) + "]";
    }

    /// Returns a sentence as a comment of one line.
    static String comment(String sentence) {
        return "# " + sentence.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }
}
