package dev.playhead.transport.copy;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Lines of comma-separated values (RFC 4180).
public final class Csv {
    // A spreadsheet would work such a text out. What is only a number may begin so.
    private static final Pattern FORMULA =
            Pattern.compile("(?![-+]?[0-9]+([.,][0-9]+)*$)[=+\\-@\t\r].*", Pattern.DOTALL);

    private Csv() {}

    /// Returns the values as a line with its end. A text that a spreadsheet would take for a formula has a `'` before
    /// it.
    public static String line(List<String> values) {
        return values.stream().map(Csv::quoted).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String quoted(String value) {
        var text = FORMULA.matcher(value).matches() ? "'" + value : value;
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
