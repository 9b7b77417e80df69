package dev.playhead.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.SessionState;
import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.bar.NoticeBars;
import dev.playhead.ui.bar.StatusBar;
import dev.playhead.ui.theme.Theme;
import dev.playhead.ui.time.TimelineViewport;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A window in which nothing happens but that time passes.
@ExtendWith(FxToolkit.class)
class IdleWindowTest {
    private static final long SECOND = 1_000_000_000;

    private final FakeSession session = new FakeSession();
    private final TimelineViewport viewport = new TimelineViewport();
    private final WindowModel model = new WindowModel(viewport);
    private long pulse = SECOND;

    /// A window as far as it takes part, laid out; everything of the session is painted.
    private final class Painted implements AutoCloseable {
        final OpenSession open = new OpenSession(session);
        final TimelineView view = new TimelineView(ExampleContext.of(model, viewport, () -> this.open));
        final TopBar topBar = new TopBar(model, () -> {}, () -> {}, () -> {}, () -> {});
        final SessionPainter painter = new SessionPainter(
                topBar, new Rail(List.of(), view -> {}), new StatusBar(() -> {}), new NoticeBars(), viewport);
        final BorderPane root = new BorderPane(view.node());
        private SessionState state = session.at(Long.MAX_VALUE);

        Painted() {
            root.setTop(topBar);
            Theme.DARK.apply(new Scene(root, 1600, 900));
            view.show();
            topBar.shows(view);
            view.arrived(open, state);
            paint();
        }

        void paint() {
            layOut();
            while (painter.isBehind(open, view)) {
                turn();
                layOut();
            }
        }

        void layOut() {
            root.resize(1600, 900);
            root.applyCss();
            root.layout();
        }

        void turn() {
            pulse += SECOND / 60;
            painter.turn(open, view, pulse);
        }

        void secondPasses() {
            session.laterOn(SECOND);
            pulse += SECOND;
            state = new SessionState(
                    state.atNanos() + SECOND,
                    state.subject(),
                    session.at(Long.MAX_VALUE).connectionStatuses(), // cut for as long as before
                    state.texts(),
                    state.members(),
                    state.activeRuns(),
                    state.startedRuns(),
                    state.messages(),
                    state.editedMessages(),
                    state.deletedMessages(),
                    state.lastSerial());
            view.arrived(open, state);
        }

        @Override
        public void close() {
            open.close();
        }
    }

    @Test
    void onePulsePaintsAllThatMovesWithTime() {
        FxToolkit.onFx(() -> {
            try (var window = new Painted()) {
                window.secondPasses();
                assertTrue(window.painter.isBehind(window.open, window.view));
                window.turn();
                assertFalse(window.painter.isBehind(window.open, window.view));
                return window;
            }
        });
    }

    @Test
    void whatHappensIsPaintedPartAfterPart() {
        FxToolkit.onFx(() -> {
            try (var window = new Painted()) {
                session.frames(new RegularFrames(20, 1_000_000));
                pulse += SECOND;
                window.turn();
                assertTrue(window.painter.isBehind(window.open, window.view), "Each pulse stays short");
                return window;
            }
        });
    }

    @Test
    void theClocksGoOnAndNothingIsLaidOutAnew() {
        FxToolkit.onFx(() -> {
            try (var window = new Painted()) {
                var before = clock(window);
                window.secondPasses();
                window.turn();
                assertFalse(window.root.isNeedsLayout());
                assertFalse(before.equals(clock(window)), before);
                return window;
            }
        });
    }

    private static String clock(Painted window) {
        return ((Label) window.topBar.lookup(".ph-clock")).getText();
    }

    @Test
    void pausedTheLanesAreNotPaintedAgain() {
        FxToolkit.onFx(() -> {
            try (var window = new Painted()) {
                int live = window.view.lanePaints();
                window.secondPasses();
                window.turn();
                assertEquals(live + 1, window.view.lanePaints(), "Live they move");
                model.pause();
                window.view.modeChanged();
                window.secondPasses();
                window.secondPasses(); // the end leaves the part that is shown
                window.paint();
                int paused = window.view.lanePaints();
                for (int second = 0; second < 5; second++) {
                    window.secondPasses();
                    window.paint();
                }
                assertEquals(paused, window.view.lanePaints());
                return window;
            }
        });
    }
}
