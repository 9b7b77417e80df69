package dev.playhead.ui.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.ui.canvas.RecordedBrush;
import dev.playhead.ui.theme.Palette;
import dev.playhead.ui.theme.Theme;
import dev.playhead.ui.timeline.ExampleSession;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The matrix as it is drawn, over the example session.
class MatrixPainterTest {
    private static final long LATE = 200_000_000;

    private final RecordedBrush drawn = new RecordedBrush();
    private final Palette palette = Palette.of(Theme.DARK);

    private void paint(double at, int first, int columns) {
        var timeline = ExampleSession.timeline();
        long nanos = ExampleSession.at(at);
        var part = ExampleFindings.deliveries(timeline, first, first + columns, LATE, nanos);
        var serials = part.columns().stream().map(column -> column.serial()).toList();
        var groups = new MatrixGroups(timeline, part, MatrixColumns.VERSIONS, ExampleFindings.history(serials));
        var matrix = groups.matrix(0, groups.count(), false);
        var places =
                new MatrixPlaces(900, matrix.columns().size(), matrix.rows().size());
        new MatrixPainter(drawn.brush(), palette, matrix, places).paint(timeline, LATE);
    }

    private List<String> texts() {
        return drawn.strokes("text").stream()
                .map(stroke -> String.valueOf(stroke.with().getFirst()))
                .toList();
    }

    private static int at(double seconds) {
        return ExampleSession.timeline().frames().rowAt(ExampleSession.at(seconds));
    }

    @Test
    void whatIsMissingHasACrossInADashedBox() {
        paint(128, at(110), 6);
        assertEquals(6 + 1, drawn.strokes("cross").size(), "six cells and the legend");
        assertTrue(texts().contains("0 of 6") && texts().contains("6 of 6"), texts()::toString);
    }

    @Test
    void whatIsLateHasAClockAndABarOverTheLimit() {
        paint(128, at(120), 5);
        assertEquals(5 + 1, drawn.strokes("circle").size());
        var bars = drawn.strokes("rect").stream()
                .filter(stroke -> palette.warnMark().equals(stroke.with().get(4)))
                .toList();
        assertEquals(5, bars.size());
        assertTrue(texts().contains("200 ms"), texts()::toString);
    }

    @Test
    void whatIsRareIsInTheLegendOnlyWhenItIsThere() {
        paint(128, at(120), 5);
        assertFalse(texts().contains("on its way"));
        paint(120.01, at(120) - 3, 4);
        assertTrue(texts().contains("on its way"), texts()::toString);
    }

    @Test
    void placesAndWhatIsAtThemAgree() {
        var places = new MatrixPlaces(900, 40, 5);
        for (int column = 0; column < 40; column++) {
            assertEquals(column, places.columnAt(places.x(column) + 7));
        }
        for (int row = 0; row < 5; row++) {
            assertEquals(row, places.rowAt(places.y(row) + 14));
        }
        assertEquals(-1, places.columnAt(20));
        assertEquals(-1, places.rowAt(places.bars() + 20));
        assertEquals(40, MatrixPlaces.room(MatrixPlaces.width(40)));
    }
}
