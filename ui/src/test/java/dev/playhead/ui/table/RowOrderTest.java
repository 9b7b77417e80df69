package dev.playhead.ui.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.field.Filter;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.timeline.ExampleSession;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Which rows a table shows, and in which order: five rows about the five participants of the example.
class RowOrderTest {
    private static final double[] SIZES = {30, Double.NaN, 10, 20, 10};

    private final Timeline timeline = ExampleSession.timeline();
    private final Column who = Column.who("Who", 100, RowAt::index, "nobody");
    private final Column size = Column.number(
                    "Bytes",
                    60,
                    row -> Double.isNaN(SIZES[row.index()]) ? "" : Integer.toString((int) SIZES[row.index()]),
                    row -> SIZES[row.index()])
            .of("size");
    private final List<Column> columns = List.of(who, size);

    private int[] rows(String filter, @Nullable Column sort, boolean descending) throws Exception {
        return new RowOrder(columns, timeline, 0, 5, Filter.parse(filter), null, sort, descending).rows();
    }

    @Test
    void withoutAnythingTheyStandAsTheyCame() throws Exception {
        assertTrue(new RowOrder(columns, timeline, 0, 5, Filter.ALL, null, null, false).isPlain());
        assertFalse(new RowOrder(columns, timeline, 0, 5, Filter.ALL, null, who, false).isPlain());
        assertArrayEquals(new int[] {0, 1, 2, 3, 4}, rows("", null, false));
    }

    @Test
    void numbersSortAsNumbersAndWhatHasNoneStandsLast() throws Exception {
        assertArrayEquals(new int[] {2, 4, 3, 0, 1}, rows("", size, false));
        assertArrayEquals(new int[] {0, 3, 2, 4, 1}, rows("", size, true));
    }

    @Test
    void wordsSortWhateverTheirCase() throws Exception {
        // Laptop, Phone, Tablet, planner, maps
        assertArrayEquals(new int[] {0, 4, 1, 3, 2}, rows("", who, false));
        assertArrayEquals(new int[] {2, 3, 1, 4, 0}, rows("", who, true));
    }

    @Test
    void aFilterAsksTheColumnsOfItsFields() throws Exception {
        assertArrayEquals(new int[] {0, 3}, rows("size > 15B", null, false));
        assertArrayEquals(new int[] {3, 0}, rows("size > 15B", size, false));
        assertArrayEquals(new int[] {1}, rows("device == phone", null, false));
        assertArrayEquals(new int[] {3}, rows("client == planner", null, false));
        assertArrayEquals(new int[] {0, 1, 2}, rows("device", null, false));
        assertArrayEquals(new int[] {1}, rows("not size", null, false));
        assertArrayEquals(new int[] {2, 3, 4}, rows("size in {10B, 20B}", null, false));
    }

    @Test
    void whatIsHiddenIsLeftOutWhateverTheFilterWants() throws Exception {
        var order = new RowOrder(columns, timeline, 0, 5, Filter.parse("size"), row -> row.index() == 2, size, false);
        assertFalse(order.isPlain());
        assertArrayEquals(new int[] {4, 3, 0}, order.rows());
    }

    @Test
    void aWordIsLookedForInAllThatARowSays() throws Exception {
        assertArrayEquals(new int[] {1}, rows("hone", null, false));
        assertArrayEquals(new int[] {0}, rows("30", null, false));
    }

    @Test
    void aFieldThatTheTableHasNotIsNamed() throws Exception {
        assertArrayEquals(new int[0], rows("serial == abc", null, false));
        assertArrayEquals(new int[] {0, 1, 2, 3, 4}, rows("serial != abc", null, false));
        assertEquals(
                List.of("serial"),
                new RowFilter(Filter.parse("serial == abc or who == Phone or ferry"), columns).unknown());
        assertEquals(List.of("client"), new RowFilter(Filter.parse("client == ann"), List.of(size)).unknown());
    }
}
