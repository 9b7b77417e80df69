package dev.playhead.ui.table;

import dev.playhead.transport.field.Filter;
import dev.playhead.transport.insight.Timeline;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Question which rows of a table are shown, and in which order. Immutable; answered beside the FX thread.
///
/// @param count how many rows there are
/// @param hidden whether a row is left out; null when none is
/// @param sort the column that sorts; null for the order in which they came
record RowOrder(
        List<Column> columns,
        Timeline timeline,
        long nanos,
        int count,
        Filter filter,
        @Nullable Predicate<RowAt> hidden,
        @Nullable Column sort,
        boolean descending) {
    /// Returns whether all rows are shown as they come, so that nothing must be worked out.
    boolean isPlain() {
        return filter.equals(Filter.ALL) && sort == null && hidden == null;
    }

    /// Returns the rows.
    int[] rows() {
        var wanted = new RowFilter(filter, columns);
        var rows = IntStream.range(0, count).filter(row -> isShown(wanted, at(row)));
        var by = sort;
        if (by == null) {
            return rows.toArray();
        }
        // What a row is sorted by is worked out once. Those without a value stand last, whichever way is up.
        var keyed = rows.mapToObj(row -> key(by, at(row))).sorted(order()).toList();
        return keyed.stream().mapToInt(Keyed::row).toArray();
    }

    private boolean isShown(RowFilter wanted, RowAt row) {
        return (hidden == null || !hidden.test(row)) && wanted.matches(row);
    }

    private RowAt at(int row) {
        return new RowAt(timeline, row, nanos);
    }

    private record Keyed(int row, double number, String text) {
        boolean isEmpty() {
            return Double.isNaN(number) && text.isEmpty();
        }
    }

    private static Keyed key(Column sort, RowAt row) {
        var number = sort.number();
        return number == null
                ? new Keyed(row.index(), Double.NaN, sort.text().apply(row))
                : new Keyed(row.index(), number.applyAsDouble(row), "");
    }

    private Comparator<Keyed> order() {
        var byValue =
                Comparator.comparingDouble(Keyed::number).thenComparing(Keyed::text, String.CASE_INSENSITIVE_ORDER);
        return Comparator.comparing(Keyed::isEmpty)
                .thenComparing(descending ? byValue.reversed() : byValue)
                .thenComparingInt(Keyed::row);
    }
}
