package dev.playhead.ui.version;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.delivery.Delivery;
import dev.playhead.transport.delivery.DeliveryMatrix;
import dev.playhead.transport.delivery.MessageArrivals;
import dev.playhead.transport.delivery.MessageArrivals.Way;
import dev.playhead.transport.insight.MessageVersions;
import dev.playhead.transport.insight.MessageVersions.Kind;
import dev.playhead.ui.canvas.RecordedBrush;
import dev.playhead.ui.theme.Palette;
import dev.playhead.ui.theme.Theme;
import dev.playhead.ui.timeline.ExampleSession;
import dev.playhead.ui.version.ArrivalGrid.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What was published joined with how it arrived.
class ArrivalGridTest {
    private static MessageVersions.Version version(int number, Kind kind, @Nullable String serial) {
        return new MessageVersions.Version(number, kind, number, 3, number, serial, "a");
    }

    private static DeliveryMatrix.Column column(int number, String version) {
        return new DeliveryMatrix.Column(number, "m", version, 3, number, number);
    }

    private static MessageArrivals.Cell cell(Delivery delivery, long delay, long position, Way way) {
        return new MessageArrivals.Cell(delivery, delay, position, null, way);
    }

    // v2 and v3 are put together with v4 by the broker.
    private static final MessageVersions VERSIONS = new MessageVersions(
            "m",
            List.of(
                    version(1, Kind.CREATE, "m"),
                    version(2, Kind.APPEND, null),
                    version(3, Kind.APPEND, null),
                    version(4, Kind.APPEND, "m-2"),
                    version(5, Kind.UPDATE, "m-3")));

    private static final MessageArrivals ARRIVALS = new MessageArrivals(
            "m",
            true,
            List.of(column(7, "m"), column(9, "m-2"), column(10, "m-3")),
            List.of(
                    new MessageArrivals.Row(
                            0,
                            List.of(
                                    cell(Delivery.DELIVERED, 5, 70, Way.AS_SENT),
                                    cell(Delivery.LATE, 500, 90, Way.AS_SENT),
                                    cell(Delivery.MISSING, -1, -1, Way.AS_SENT))),
                    new MessageArrivals.Row(
                            1,
                            List.of(
                                    cell(Delivery.NOT_ATTACHED, -1, -1, Way.AS_SENT),
                                    cell(Delivery.LATE, 900, 95, Way.WITH_LATER),
                                    cell(Delivery.LATE, 800, 95, Way.REPLAYED)))));

    private static List<Mark> marks(ArrivalGrid grid, int row) {
        return grid.rows().get(row).marks();
    }

    @Test
    void anAppendThatTheBrokerPutTogetherWentOutWithALaterOne() {
        var grid = ArrivalGrid.of(VERSIONS, ARRIVALS, "m-3");
        assertEquals(List.of(Mark.ARRIVED, Mark.LATE, Mark.LATE, Mark.LATE, Mark.MISSING), marks(grid, 0));
        assertEquals(90, Objects.requireNonNull(grid.cell(0, 2)).position());
        assertEquals(
                List.of(Mark.NOT_ATTACHED, Mark.NOT_SENT, Mark.NOT_SENT, Mark.NOT_SENT, Mark.LATE), marks(grid, 1));
        assertEquals(9, grid.publishedNanos(2));
    }

    @Test
    void theHistoryHasWhatTheBrokerKeeps() {
        assertTrue(marks(ArrivalGrid.of(VERSIONS, ARRIVALS, "m-3"), 2).stream().allMatch(Mark.ARRIVED::equals));
        assertEquals(
                List.of(Mark.ARRIVED, Mark.ON_ITS_WAY, Mark.ON_ITS_WAY, Mark.ON_ITS_WAY, Mark.ON_ITS_WAY),
                marks(ArrivalGrid.of(VERSIONS, ARRIVALS, "m"), 2));
        assertTrue(marks(ArrivalGrid.of(VERSIONS, ARRIVALS, null), 2).stream().allMatch(Mark.NOT_KEPT::equals));
    }

    @Test
    void ofWhatIsNotKeptAnyMoreNobodyCanTell() {
        var grid = ArrivalGrid.of(
                VERSIONS,
                new MessageArrivals(
                        "m",
                        false,
                        List.of(column(10, "m-3")),
                        List.of(new MessageArrivals.Row(0, List.of(cell(Delivery.DELIVERED, 5, 70, Way.AS_SENT))))),
                "m-3");
        assertEquals(
                List.of(Mark.CANNOT_TELL, Mark.CANNOT_TELL, Mark.CANNOT_TELL, Mark.CANNOT_TELL, Mark.ARRIVED),
                marks(grid, 0));
    }

    private static ArrivalPlaces places(int appends, double width) {
        var versions = new ArrayList<MessageVersions.Version>();
        versions.add(version(1, Kind.CREATE, "m"));
        for (int i = 0; i < appends; i++) {
            versions.add(version(i + 2, Kind.APPEND, "m-" + i));
        }
        return ArrivalPlaces.of(versions, 1, width);
    }

    private static ArrivalGrid.Row row(List<Mark> marks) {
        var cells = new ArrayList<MessageArrivals.@Nullable Cell>();
        marks.forEach(mark -> cells.add(null));
        return new ArrivalGrid.Row(ArrivalGrid.HISTORY, marks, cells);
    }

    @Test
    void whatIsMissingIsSeenAmongTenThousand() {
        var marks = new ArrayList<Mark>();
        for (int i = 0; i <= 10_000; i++) {
            marks.add(i == 5_000 ? Mark.MISSING : Mark.ARRIVED);
        }
        var grid = new ArrivalGrid(
                10_001, List.of(row(marks)), marks.stream().map(mark -> 0L).toList());
        var brush = new RecordedBrush();
        var painter = new ArrivalPainter(brush.brush(), Palette.of(Theme.DARK), grid, places(10_000, 408));
        assertEquals(4, painter.runs(grid.rows().getFirst()).size(), "few strokes for many versions");
        painter.paint(ExampleSession.timeline(), 1);
        assertTrue(
                brush.strokes("box").stream().anyMatch(box -> box.with().get(2).equals(3.0)),
                () -> brush.strokes("box").toString());
    }

    @Test
    void aPlaceLeadsToItsVersionAndItsDevice() {
        var places = places(40, 408);
        for (int i = 0; i <= 40; i++) {
            assertEquals(i, places.versionAt(places.x(i)));
        }
        assertEquals(0, places.rowAt(places.y(0)));
        assertEquals(-1, places.rowAt(4));
        assertEquals(-1, places.versionAt(10), "names are no versions");
        assertFalse(places.pitch(0) < places.pitch(1), "a version that stands alone has room");
    }
}
