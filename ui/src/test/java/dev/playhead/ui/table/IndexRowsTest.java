package dev.playhead.ui.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

/// The rows of a table tell what has changed, and nothing else.
class IndexRowsTest {
    private final IndexRows rows = new IndexRows();
    private final List<String> changes = new ArrayList<>();

    IndexRowsTest() {
        rows.addListener((ListChangeListener<Integer>) change -> {
            while (change.next()) {
                changes.add("from " + change.getFrom() + " +" + change.getAddedSize() + " -" + change.getRemoved());
            }
        });
    }

    @Test
    void whatComesIsAddedAtTheEnd() {
        rows.show(2);
        rows.show(2);
        rows.show(5);
        assertEquals(List.of("from 0 +2 -[]", "from 2 +3 -[]"), changes);
        assertEquals(List.of(0, 1, 2, 3, 4), rows);
    }

    @Test
    void whatIsTakenBackIsRemovedFromTheEnd() {
        rows.show(4);
        changes.clear();
        rows.show(1);
        assertEquals(List.of("from 1 +0 -[1, 2, 3]"), changes);
    }

    @Test
    void anotherOrderReplacesAll() {
        rows.show(3);
        changes.clear();
        rows.show(new int[] {2, 0});
        rows.show(new int[] {2, 0});
        assertEquals(List.of("from 0 +2 -[0, 1, 2]"), changes);
        assertEquals(1, rows.placeOf(0));
        assertEquals(-1, rows.placeOf(1));
        changes.clear();
        rows.show(3);
        assertEquals(List.of("from 0 +3 -[2, 0]"), changes);
        assertEquals(1, rows.placeOf(1));
        assertEquals(-1, rows.placeOf(3));
    }
}
