package dev.playhead.ui.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.api.LogSession;
import dev.playhead.transport.delivery.Delivery;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The matrix over a golden recording: six versions on one channel, of which a tablet was kept from the last.
class MatrixReaderTest {
    private static final Path RECORDING = Path.of("../transport/src/test/resources/golden/v3.playhead.mcap");
    private static final long LATE = 200_000_000;

    private LogSession session;

    @BeforeEach
    void open() throws Exception {
        session = LogSession.open(RECORDING);
        session.awaitCaughtUp();
    }

    @AfterEach
    void close() throws IOException {
        session.close();
    }

    private FindingsState state(MatrixColumns columns, int first, int most, long nanos) {
        return unchecked(
                () -> FindingsState.of(session, new FindingsQuestion(nanos, -1, null, columns, first, most, LATE)));
    }

    private static <T> T unchecked(Callable<T> work) {
        try {
            return work.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static List<Delivery> of(String name, FindingsState state) {
        return state.matrix().rows().stream()
                .filter(row -> row.participant() >= 0
                        && state.timeline()
                                .participants()
                                .get(row.participant())
                                .name()
                                .equals(name))
                .flatMap(row -> row.cells().stream())
                .map(Matrix.Cell::delivery)
                .toList();
    }

    @Test
    void everyVersionIsAColumnEveryDeviceARowAndHistoryTheLast() {
        var state = state(MatrixColumns.VERSIONS, -1, 40, Long.MAX_VALUE);
        var matrix = state.matrix();
        assertEquals(
                "chat",
                String.valueOf(matrix.channel() == null ? "" : matrix.channel().name()));
        assertEquals(6, matrix.columns().size());
        assertTrue(matrix.isFirst() && matrix.isLast());
        assertEquals(
                6,
                of("Phone", state).stream().filter(Delivery.DELIVERED::equals).count());
        assertEquals(Delivery.WITHHELD, of("Tablet", state).getLast());
        assertEquals(Delivery.NOT_ATTACHED, of("Tablet", state).getFirst());
        var history = matrix.rows().getLast();
        assertEquals(Matrix.HISTORY, history.participant());
        assertEquals(6, history.onTime());
    }

    @Test
    void aMomentOfThePastHasOnlyWhatHadHappened() {
        var all = state(MatrixColumns.VERSIONS, -1, 40, Long.MAX_VALUE).matrix();
        long third = all.columns().get(2).atNanos();
        var state = state(MatrixColumns.VERSIONS, -1, 40, third);
        assertEquals(3, state.matrix().columns().size());
        assertTrue(of("Tablet", state).isEmpty(), "it had not come yet");
        assertEquals(0, state.lines().size());
    }

    @Test
    void thereIsAsMuchAsThereIsRoomForTheNewestUnlessSomebodyGoesBack() {
        var newest = state(MatrixColumns.VERSIONS, -1, 2, Long.MAX_VALUE).matrix();
        assertEquals(
                List.of(5, 6),
                newest.columns().stream().map(Matrix.Column::number).toList());
        assertFalse(newest.isFirst());
        var back = state(MatrixColumns.VERSIONS, 2, 2, Long.MAX_VALUE).matrix();
        assertEquals(
                List.of(2, 3),
                back.columns().stream().map(Matrix.Column::number).toList());
        assertFalse(back.isFirst() || back.isLast());
    }

    @Test
    void aMessageIsTheWorstOfItsVersions() {
        var state = state(MatrixColumns.MESSAGES, -1, 40, Long.MAX_VALUE);
        var matrix = state.matrix();
        assertEquals(
                6, matrix.columns().stream().mapToInt(Matrix.Column::versions).sum());
        assertEquals(3, matrix.columns().size());
        int grown = matrix.columns().getFirst().number();
        assertTrue(matrix.columns().getFirst().versions() > 1, matrix::toString);
        int phone = row("Phone", state);
        assertTrue(
                MatrixWords.of(matrix, phone, 0, state.timeline())
                        .startsWith("Message " + grown + " of agent to Phone: 4 of 4 versions delivered, the slowest"),
                () -> MatrixWords.of(matrix, phone, 0, state.timeline()));
    }

    @Test
    void whatBelongsToNoRunIsLeftOutAndSaid() {
        var matrix = state(MatrixColumns.RUNS, -1, 40, Long.MAX_VALUE).matrix();
        assertEquals(1, matrix.columns().size());
        assertEquals("2 versions of no run are left out", matrix.note());
    }

    @Test
    void aCellIsASentenceWithItsProof() {
        var state = state(MatrixColumns.VERSIONS, -1, 40, Long.MAX_VALUE);
        assertEquals(
                "Version 6 of agent to Tablet: missing, kept from it by F-2.",
                MatrixWords.of(state.matrix(), row("Tablet", state), 5, state.timeline()));
        assertEquals(
                "Version 6: in history.",
                MatrixWords.of(state.matrix(), state.matrix().rows().size() - 1, 5, state.timeline()));
        long proof = state.matrix()
                .rows()
                .get(row("Tablet", state))
                .cells()
                .getLast()
                .position();
        int frame = state.timeline().frames().rowOf(proof, 3);
        assertTrue(frame >= 0, () -> "entry " + proof);
    }

    private static int row(String name, FindingsState state) {
        for (int i = 0; i < state.matrix().rows().size(); i++) {
            int participant = state.matrix().rows().get(i).participant();
            if (participant >= 0
                    && state.timeline().participants().get(participant).name().equals(name)) {
                return i;
            }
        }
        throw new AssertionError("There is no row of " + name);
    }

    @Test
    void findingsAreSortedAndTheVerdictsAreThoseOfTheMoment() {
        var state = state(MatrixColumns.VERSIONS, -1, 40, Long.MAX_VALUE);
        assertEquals(3, state.lines().size());
        assertEquals(state.lines().stream().sorted(FindingLine.ORDER).toList(), state.lines());
        assertTrue(state.verdicts().pass() > 0 && state.verdicts().fail() > 0);
        var early = state(MatrixColumns.VERSIONS, -1, 40, state.timeline().startNanos());
        assertEquals(0, early.verdicts().pass());
        assertEquals(0, early.matrix().columns().size());
    }
}
