package dev.playhead.ui.table;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

/// The rows of a table as indices: the first so many of the session, or some of them in an order. Holds
/// nothing but the order. FX thread.
final class IndexRows extends ObservableListBase<Integer> {
    private int size;
    private int @Nullable [] order;

    @Override
    public Integer get(int place) {
        return at(order, place);
    }

    private static int at(int @Nullable [] order, int place) {
        return order == null ? place : order[place];
    }

    @Override
    public int size() {
        return size;
    }

    /// From now on the rows are the first `count`, as they come.
    void show(int count) {
        if (order != null) {
            replace(count, null);
        } else if (count > size) {
            beginChange();
            int from = size;
            size = count;
            nextAdd(from, count);
            endChange();
        } else if (count < size) {
            beginChange();
            var gone = List.copyOf(subList(count, size));
            size = count;
            nextRemove(count, gone);
            endChange();
        }
    }

    /// From now on the rows are these, in this order.
    void show(int[] rows) {
        var known = order;
        if (known == null || !Arrays.equals(known, rows)) {
            replace(rows.length, rows);
        }
    }

    private void replace(int count, int @Nullable [] rows) {
        var before = order;
        int sizeBefore = size;
        beginChange();
        size = count;
        order = rows;
        nextReplace(0, count, new AbstractList<>() {
            @Override
            public Integer get(int place) {
                return at(before, place);
            }

            @Override
            public int size() {
                return sizeBefore;
            }
        });
        endChange();
    }

    /// The place of a row; -1 when it is not among them.
    int placeOf(int row) {
        if (order == null) {
            return row >= 0 && row < size ? row : -1;
        }
        for (int place = 0; place < size; place++) {
            if (order[place] == row) {
                return place;
            }
        }
        return -1;
    }
}
