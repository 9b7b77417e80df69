package dev.playhead.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.Frames;
import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.time.PlayMode;
import dev.playhead.ui.timeline.ExampleSession;
import javafx.geometry.VerticalDirection;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Going through a session with keys and mouse: playhead, table and detail stay together.
@ExtendWith(FxToolkit.class)
class PlayheadJourneyTest {
    private static final double RULER = 57 + 12;
    private static final long STEP = 10_000_000;

    private final FakeSession session = new FakeSession();

    @Test
    void endEndReturnsToLiveWhileFramesArrive() {
        session.frames(new RegularFrames(4_000, STEP));
        try (var journey = Journey.through(session)) {
            journey.click(journey.node(".ph-lanes"), 400, RULER);
            assertEquals(PlayMode.REPLAY, mode(journey));
            session.frames(new RegularFrames(4_400, STEP));
            journey.press(KeyCode.END);
            assertEquals(PlayMode.REPLAY, mode(journey));
            session.frames(new RegularFrames(4_800, STEP));
            Journey.until(() -> viewportEnd(journey) == session.timeline().endNanos());
            journey.press(KeyCode.END);
            assertEquals(PlayMode.LIVE, mode(journey));
        }
    }

    @Test
    void theTableGoesWithThePlayheadIntoWhatArrivedMeanwhile() {
        session.frames(new RegularFrames(4_000, STEP));
        try (var journey = Journey.through(session)) {
            journey.click(journey.node(".ph-lanes"), 400, RULER);
            session.frames(new RegularFrames(5_200, STEP));
            Journey.until(() -> journey.node("#new-frames").isVisible());
            Journey.until(() -> viewportEnd(journey) == session.timeline().endNanos());
            journey.press(KeyCode.END);
            Journey.until(() -> shows(journey, 5_199));
        }
    }

    @Test
    void inAFileThatIsStillBeingReadTheTableGoesAlongAndNothingIsNew() {
        var file = FakeSession.file();
        file.frames(new RegularFrames(4_000, STEP));
        try (var journey = Journey.through(file)) {
            journey.click(journey.node(".ph-lanes"), 400, RULER);
            file.frames(new RegularFrames(60_000, STEP));
            Journey.until(() -> viewportEnd(journey) == file.timeline().endNanos());
            // Far beyond the rows that the table holds: in the overview, near its right end.
            var lanes = journey.node(".ph-lanes");
            journey.click(lanes, lanes.getLayoutBounds().getWidth() - 40, 30);
            Journey.until(
                    () -> shows(journey, rowAtPlayhead(journey, file.timeline().frames())));
            assertTrue(rowAtPlayhead(journey, file.timeline().frames()) > 50_000);
            assertFalse(journey.node("#new-frames").isVisible());
            journey.press(KeyCode.END);
            Journey.until(() -> shows(journey, 59_999));
        }
    }

    @Test
    void everyRowOfALongFileIsReachedWithWheelAndBar() {
        var file = FakeSession.file();
        file.frames(new RegularFrames(60_000, STEP));
        try (var journey = Journey.through(file)) {
            Journey.until(() -> shows(journey, 59_999));
            var bar = (ScrollBar) journey.node("#all-rows");
            assertTrue(bar.isVisible());
            FxToolkit.onFx(() -> {
                bar.setValue(0);
                return bar;
            });
            Journey.until(() -> shows(journey, 0));
            FxToolkit.onFx(() -> {
                bar.setValue(19_900); // near the end of the rows that the table holds
                return bar;
            });
            Journey.until(() -> shows(journey, 19_905));
            journey.robot.moveTo(table(journey));
            for (int turn = 0; turn < 40 && !FxToolkit.onFx(() -> shows(journey, 20_300)); turn++) {
                journey.robot.scroll(20, VerticalDirection.DOWN);
            }
            Journey.until(() -> shows(journey, 20_300));
        }
    }

    @Test
    void commaAndPeriodGoThroughTheFramesOfOneMomentAndChooseThem() {
        session.frames(new RegularFrames(4_000, STEP));
        try (var journey = Journey.through(session)) {
            journey.click(journey.node(".ph-lanes"), 400, RULER);
            int at = rowAtPlayhead(journey, session.timeline().frames());
            for (int step = 1; step <= 5; step++) {
                journey.press(KeyCode.PERIOD);
                assertEquals(at + step, chosen(journey));
            }
            assertEquals(
                    session.timeline().frames().atNanos(at + 5),
                    FxToolkit.onFx(() -> journey.window.model().shownNanos()));
            journey.press(KeyCode.COMMA);
            assertEquals(at + 4, chosen(journey));
        }
    }

    @Test
    void steppingWhilePlayingStopsThePlaying() {
        session.frames(new RegularFrames(4_000, STEP));
        try (var journey = Journey.through(session)) {
            journey.click(journey.node(".ph-lanes"), 400, RULER);
            journey.press(KeyCode.SPACE);
            assertTrue(FxToolkit.onFx(
                    () -> journey.window.model().playingProperty().get()));
            journey.press(KeyCode.LEFT);
            assertFalse(FxToolkit.onFx(
                    () -> journey.window.model().playingProperty().get()));
        }
    }

    @Test
    void theDetailTellsWhatWasSoAtThePlayhead() {
        session.frames(new RegularFrames(12_000, STEP));
        try (var journey = Journey.through(session)) {
            journey.click(journey.node(".ph-lanes"), 400, RULER);
            journey.press(KeyCode.PERIOD);
            Journey.until(() -> says(journey, "Missing until it resumes"));
            // 11 s on the phone has resumed.
            FxToolkit.onFx(() -> {
                journey.window.model().step(11_000_000_000L);
                return null;
            });
            Journey.until(() -> says(journey, "Got it when it resumed"));
            FxToolkit.onFx(() -> {
                journey.window.model().step(-10_000_000_000L);
                return null;
            });
            Journey.until(() -> says(journey, "Missing until it resumes"));
        }
    }

    @Test
    void howLongASlowedFrameTookAppearsWhenItIsKnown() {
        session.frames(new RegularFrames(4_000, STEP, 3_000));
        try (var journey = Journey.through(session)) {
            Journey.until(() -> shows(journey, 3_999));
            assertFalse(FxToolkit.onFx(() -> hasLatency(journey)));
            journey.click("#mode-paused");
            session.frames(new RegularFrames(4_000, STEP, 4_000));
            Journey.until(() -> hasLatency(journey));
        }
    }

    @Test
    void aClickOnARunChoosesWhatItsAgentSent() {
        session.frames(new RegularFrames(50_000, STEP));
        try (var journey = Journey.through(session)) {
            journey.click("#mode-paused");
            var lanes = journey.node(".ph-lanes");
            double width = lanes.getLayoutBounds().getWidth() - 176;
            double x =
                    FxToolkit.onFx(() -> journey.window.viewport().scale(width).x(ExampleSession.at(116.3)));
            journey.click(lanes, 176 + x, RULER + 12 + 20);
            Journey.until(() -> chosen(journey) >= 0);
            int row = chosen(journey);
            assertEquals(Frames.Way.IN, session.timeline().frames().way(row));
            assertEquals(ExampleSession.at(115.3), session.timeline().frames().atNanos(row));
        }
    }

    private static PlayMode mode(Journey journey) {
        return FxToolkit.onFx(() -> journey.window.model().mode());
    }

    private static long viewportEnd(Journey journey) {
        return journey.window.viewport().endNanos();
    }

    private static int rowAtPlayhead(Journey journey, Frames frames) {
        return frames.rowAt(FxToolkit.onFx(() -> journey.window.model().shownNanos()));
    }

    @SuppressWarnings("unchecked")
    private static TableView<Integer> table(Journey journey) {
        return (TableView<Integer>) journey.node("#frames");
    }

    private static int chosen(Journey journey) {
        var row = FxToolkit.onFx(() -> table(journey).getSelectionModel().getSelectedItem());
        return row == null ? -1 : row;
    }

    /// Whether this row of the session is in sight.
    private static boolean shows(Journey journey, int row) {
        var table = table(journey);
        if (!(table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow)) {
            return false;
        }
        IndexedCell<?> first = flow.getFirstVisibleCell();
        IndexedCell<?> last = flow.getLastVisibleCell();
        if (first == null || last == null || last.getIndex() >= table.getItems().size()) {
            return false;
        }
        return table.getItems().get(first.getIndex()) <= row && table.getItems().get(last.getIndex()) >= row;
    }

    private static boolean says(Journey journey, String words) {
        return journey.node(".ph-detail").lookupAll(".label").stream()
                .anyMatch(node -> node instanceof Label label && label.getText().equals(words));
    }

    private static boolean hasLatency(Journey journey) {
        return journey.node("#frames").lookupAll(".ph-cell-latency .ph-cell-text").stream()
                .anyMatch(node -> node instanceof Text text && text.getText().equals("400.0"));
    }
}
