package dev.playhead.ui.frame;

import dev.playhead.transport.copy.RowCopy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// Copies of the chosen rows of a table, by its context menu and by keys. Several rows can be chosen. FX
/// thread.
final class CopyMenu {
    // For the first formats; more have a place in the menu only.
    private static final List<KeyCombination> KEYS = List.of(
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN),
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN, KeyCombination.ALT_DOWN));

    private final TableView<Integer> table;
    private final Map<MenuItem, BooleanSupplier> others = new LinkedHashMap<>();
    private BiConsumer<RowCopy, List<Integer>> onCopy = (format, rows) -> {};

    CopyMenu(TableView<Integer> table) {
        this.table = table;
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        var items = new ArrayList<MenuItem>();
        for (int i = 0; i < RowCopy.ALL.size(); i++) {
            var format = RowCopy.ALL.get(i);
            var item = new MenuItem("Copy as " + format.title());
            item.setOnAction(e -> copy(format));
            if (i < KEYS.size()) {
                item.setAccelerator(KEYS.get(i));
            }
            items.add(item);
        }
        table.setContextMenu(new ContextMenu(items.toArray(MenuItem[]::new)));
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /// Adds something else to the menu.
    ///
    /// @param works asked when the menu is opened
    void add(MenuItem item, BooleanSupplier works) {
        var menu = table.getContextMenu();
        if (others.isEmpty()) {
            menu.getItems().add(new SeparatorMenuItem());
            menu.setOnShowing(e -> others.forEach((other, can) -> other.setDisable(!can.getAsBoolean())));
        }
        others.put(item, works);
        menu.getItems().add(item);
    }

    /// @param newOnCopy told the format that somebody wants, and the chosen rows in order
    void by(BiConsumer<RowCopy, List<Integer>> newOnCopy) {
        onCopy = newOnCopy;
    }

    private void pressed(KeyEvent key) {
        for (int i = 0; i < Math.min(KEYS.size(), RowCopy.ALL.size()); i++) {
            if (KEYS.get(i).match(key)) {
                copy(RowCopy.ALL.get(i));
                key.consume();
                return;
            }
        }
    }

    private void copy(RowCopy format) {
        var rows = table.getSelectionModel().getSelectedItems().stream()
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        if (!rows.isEmpty()) {
            onCopy.accept(format, rows);
        }
    }
}
