package dev.playhead.ui.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.playhead.ui.timeline.ExampleSession;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Copies of rows for other programs.
class TableTextTest {
    private static final String[] SAID = {"plain", "a, \"b\"\nc\\\u0001", ""};

    private final List<Column> columns = List.of(
            Column.words("Said", 100, row -> SAID[row.index()]),
            Column.code("Place", 60, row -> Integer.toString(row.index())));
    private final List<RowAt> rows = List.of(row(0), row(1), row(2));

    private static RowAt row(int index) {
        return new RowAt(ExampleSession.timeline(), index, 0);
    }

    @Test
    void csvQuotesWhatItMust() {
        assertEquals("Said,Place\r\nplain,0\r\n\"a, \"\"b\"\"\nc\\\u0001\",1\r\n,2\r\n", TableText.csv(columns, rows));
    }

    @Test
    void jsonEscapesWhatItMustAndLeavesOutWhatIsNotSaid() {
        assertEquals("""
                [
                  {"said":"plain","place":"0"},
                  {"said":"a, \\"b\\"\\nc\\\\\\u0001","place":"1"},
                  {"place":"2"}
                ]
                """, TableText.json(columns, rows));
    }
}
