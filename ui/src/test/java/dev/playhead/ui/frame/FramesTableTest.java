package dev.playhead.ui.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The work of a table that follows a stream, for each update.
@ExtendWith(FxToolkit.class)
class FramesTableTest {
    private static final int HEIGHT = 500;
    private static final int IN_VIEW = HEIGHT / 24;

    // The rows that were put into a cell.
    private final List<Integer> filled = new ArrayList<>();

    @Test
    void oneLayoutShowsTheNewestRowsAndFillsACellForEachOnce() {
        FxToolkit.onFx(() -> {
            var table = table();
            update(table, 5_000);
            update(table, 5_060);
            filled.clear();
            update(table, 5_120);
            assertEquals(5_119, filled.stream().mapToInt(row -> row).max().orElse(0));
            assertEquals(List.copyOf(filled), filled.stream().distinct().toList());
            assertTrue(filled.size() <= IN_VIEW, () -> IN_VIEW + " rows are in view, filled: " + filled);
            return table;
        });
    }

    @Test
    void anUpdateWithoutNewRowsFillsNone() {
        FxToolkit.onFx(() -> {
            var table = table();
            update(table, 5_000);
            update(table, 5_060);
            filled.clear();
            update(table, 5_060);
            assertEquals(List.of(), filled);
            return table;
        });
    }

    private FramesTable table() {
        var table = new FramesTable(
                row -> {
                    filled.add(row);
                    return "row " + row;
                },
                row -> {},
                () -> {});
        Theme.DARK.apply(new Scene(table, 700, HEIGHT));
        return table;
    }

    private static void update(FramesTable table, int count) {
        table.show(FrameRowsTest.session(count));
        table.applyCss();
        table.layout();
    }
}
