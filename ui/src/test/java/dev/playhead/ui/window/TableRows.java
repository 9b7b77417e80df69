package dev.playhead.ui.window;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;

/// Rows of a table as somebody reads them. FX thread.
final class TableRows {
    private TableRows() {}

    /// The rows on screen, cells separated by a bar; none while the table is not shown.
    static List<String> of(Journey journey, String query) {
        if (!(journey.window.scene().getRoot().lookup(query) instanceof TableView<?> table)) {
            return List.of();
        }
        table.layout();
        return table.lookupAll(".table-row-cell").stream()
                .map(row -> (TableRow<?>) row)
                .filter(row -> !row.isEmpty())
                .sorted((one, other) -> Integer.compare(one.getIndex(), other.getIndex()))
                .map(TableRows::cells)
                .toList();
    }

    private static String cells(IndexedCell<?> row) {
        return row.getChildrenUnmodifiable().stream()
                .flatMap(node -> node instanceof TableCell<?, ?> cell ? Stream.of(cell) : Stream.empty())
                .map(cell -> Objects.requireNonNullElse(cell.getText(), ""))
                .collect(Collectors.joining("|"));
    }
}
