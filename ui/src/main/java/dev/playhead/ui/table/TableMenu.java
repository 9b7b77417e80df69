package dev.playhead.ui.table;

import dev.playhead.ui.control.LayoutMemory;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.theme.Icon;
import dev.playhead.ui.theme.Theme;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// Menu of a table: which columns it has, what it is sorted by, and copies of what it shows. FX thread.
final class TableMenu {
    private final TableView<Integer> table;
    private final Supplier<@Nullable RowAt> chosen;
    private final MenuButton button = new MenuButton("", Icon.SLIDERS.node(14));

    /// @param rows the rows that are shown, in their order
    /// @param chosen the chosen row; null when none is
    TableMenu(TableView<Integer> table, Supplier<List<RowAt>> rows, Supplier<@Nullable RowAt> chosen) {
        this.table = table;
        this.chosen = chosen;
        button.setId(table.getId() + "-menu");
        button.getStyleClass().addAll("ph-sm", "ph-ghost", "ph-table-menu");
        button.setAccessibleText("Columns, order and copies");
        button.setTooltip(new Tooltip("Choose columns, sort, copy rows"));
        table.sceneProperty().addListener((o, before, now) -> recall(LayoutMemory.of(now)));
        for (var column : table.getColumns()) {
            column.visibleProperty().addListener(o -> remember());
            var item = new CheckMenuItem(column.getText());
            item.selectedProperty().bindBidirectional(column.visibleProperty());
            button.getItems().add(item);
        }
        var sort = new Menu("Sort by");
        table.getColumns().forEach(column -> sort.getItems().add(item(column.getText(), () -> sortBy(column))));
        sort.getItems().addAll(new SeparatorMenuItem(), item("Nothing, as they came", table.getSortOrder()::clear));
        button.getItems()
                .addAll(
                        new SeparatorMenuItem(),
                        sort,
                        new SeparatorMenuItem(),
                        item("Copy row as JSON (Ctrl C)", this::copyChosen),
                        item("Copy all rows as JSON", () -> Nodes.copy(TableText.json(columns(), rows.get()))),
                        item("Copy all rows as CSV", () -> Nodes.copy(TableText.csv(columns(), rows.get()))));
        Theme.dressMenu(button);
    }

    private void recall(LayoutMemory memory) {
        var hidden = memory.hidden(table.getId());
        if (hidden != null) {
            table.getColumns().forEach(column -> column.setVisible(!hidden.contains(column.getText())));
        }
    }

    private void remember() {
        var hidden = table.getColumns().stream()
                .filter(column -> !column.isVisible())
                .map(TableColumn::getText)
                .toList();
        LayoutMemory.of(table.getScene()).hide(table.getId(), hidden);
    }

    private static MenuItem item(String words, Runnable action) {
        var item = new MenuItem(words);
        item.setOnAction(e -> action.run());
        return item;
    }

    // Once more turns the order round, as a click on the title does.
    private void sortBy(TableColumn<Integer, ?> column) {
        boolean turns =
                table.getSortOrder().equals(List.of(column)) && column.getSortType() == TableColumn.SortType.ASCENDING;
        column.setSortType(turns ? TableColumn.SortType.DESCENDING : TableColumn.SortType.ASCENDING);
        table.getSortOrder().setAll(List.of(column));
    }

    MenuButton button() {
        return button;
    }

    /// Copies the chosen row; does nothing when none is.
    void copyChosen() {
        var row = chosen.get();
        if (row != null) {
            Nodes.copy(TableText.json(columns(), row));
        }
    }

    // Those on screen, in the order in which they stand.
    private List<Column> columns() {
        return table.getVisibleLeafColumns().stream()
                .flatMap(shown -> shown.getUserData() instanceof Column column ? Stream.of(column) : Stream.empty())
                .toList();
    }
}
