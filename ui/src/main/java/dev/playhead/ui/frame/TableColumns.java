package dev.playhead.ui.frame;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// The columns of the frames table, and what becomes of them in a narrow one. FX thread.
final class TableColumns {
    private static final double SCROLL_BAR = 14;
    private static final double LEAST_SUMMARY = 60;

    private TableColumns() {}

    static void put(TableView<Integer> table, FrameCells cells) {
        table.getColumns()
                .addAll(List.of(
                        column(cells, "#", 54, FrameCells.Column.NUMBER),
                        column(cells, "Time", 86, FrameCells.Column.TIME),
                        column(cells, "", 24, FrameCells.Column.WAY),
                        column(cells, "Who", 108, FrameCells.Column.WHO),
                        column(cells, "Frame", 78, FrameCells.Column.KIND),
                        column(cells, "Ver", 38, FrameCells.Column.VERSION),
                        column(cells, "Bytes", 62, FrameCells.Column.BYTES),
                        column(cells, "ms", 46, FrameCells.Column.LATENCY),
                        column(cells, "Summary", 150, FrameCells.Column.SUMMARY)));
        table.widthProperty().addListener(o -> fit(table));
        fit(table);
    }

    // Too narrow for all columns: then they scroll, instead of lying outside where nobody can reach them.
    private static void fit(TableView<Integer> table) {
        double least = table.getColumns().stream()
                .mapToDouble(TableColumn::getMinWidth)
                .sum();
        boolean narrow = table.getWidth() > 0 && table.getWidth() < least + SCROLL_BAR;
        var policy = narrow ? TableView.UNCONSTRAINED_RESIZE_POLICY : TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN;
        if (table.getColumnResizePolicy() != policy) {
            table.setColumnResizePolicy(policy);
        }
    }

    private static TableColumn<Integer, Integer> column(
            FrameCells cells, String title, double width, FrameCells.Column kind) {
        var column = new TableColumn<Integer, Integer>(title);
        column.setPrefWidth(width);
        column.setMinWidth(kind == FrameCells.Column.SUMMARY ? LEAST_SUMMARY : width);
        if (kind != FrameCells.Column.SUMMARY) {
            column.setMaxWidth(width);
        }
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(c -> cells.cell(kind));
        if (kind.isNumber()) {
            column.getStyleClass().add("ph-number");
        }
        return column;
    }
}
