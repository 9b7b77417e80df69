package dev.playhead.ui.table;

import dev.playhead.transport.copy.Csv;
import dev.playhead.transport.copy.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Rows of a table as text for other programs, as the table shows them: what is masked there stays masked.
final class TableText {
    private TableText() {}

    /// Returns lines of comma-separated values, the titles first.
    static String csv(List<Column> columns, List<RowAt> rows) {
        var text =
                new StringBuilder(Csv.line(columns.stream().map(Column::title).toList()));
        for (var row : rows) {
            text.append(Csv.line(
                    columns.stream().map(column -> column.text().apply(row)).toList()));
        }
        return text.toString();
    }

    /// Returns a JSON array with an object for each row, named by the titles in lower case.
    static String json(List<Column> columns, List<RowAt> rows) {
        return rows.stream().map(row -> "  " + json(columns, row)).collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    }

    /// Returns a JSON object of one row. A column that the row has nothing for is left out.
    static String json(List<Column> columns, RowAt row) {
        var fields = new LinkedHashMap<String, Object>();
        for (var column : columns) {
            fields.put(column.title().toLowerCase(Locale.ROOT), column.text().apply(row));
        }
        fields.values().removeIf(""::equals);
        return Json.object(fields);
    }
}
