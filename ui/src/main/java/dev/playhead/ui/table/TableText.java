package dev.playhead.ui.table;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Rows of a table as text for other programs, as the table shows them: what is masked there stays masked.
final class TableText {
    private TableText() {}

    /// Returns lines of comma-separated values (RFC 4180), the titles first.
    static String csv(List<Column> columns, List<RowAt> rows) {
        var text = new StringBuilder();
        line(text, columns.stream().map(Column::title).toList());
        for (var row : rows) {
            line(text, columns.stream().map(column -> column.text().apply(row)).toList());
        }
        return text.toString();
    }

    private static void line(StringBuilder text, List<String> values) {
        text.append(values.stream().map(TableText::quoted).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String quoted(String value) {
        boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }

    /// Returns a JSON array with an object for each row, named by the titles in lower case.
    static String json(List<Column> columns, List<RowAt> rows) {
        return rows.stream().map(row -> "  " + json(columns, row)).collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    }

    /// Returns a JSON object of one row. A column that the row has nothing for is left out.
    static String json(List<Column> columns, RowAt row) {
        return columns.stream()
                .filter(column -> !column.text().apply(row).isEmpty())
                .map(column -> string(column.title().toLowerCase(Locale.ROOT)) + ": "
                        + string(column.text().apply(row)))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String string(String value) {
        var text = new StringBuilder("\"");
        value.chars().forEach(c -> {
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (c < ' ') {
                        text.append(String.format(Locale.ROOT, "\\u%04x", c));
                    } else {
                        text.append((char) c);
                    }
                }
            }
        });
        return text.append('"').toString();
    }
}
