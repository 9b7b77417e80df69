package dev.playhead.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.SessionState;
import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.control.WrappedText;
import dev.playhead.ui.theme.Theme;
import dev.playhead.ui.time.TimelineViewport;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Parts of the stage: painted when they have something new, and at no other time.
@ExtendWith(FxToolkit.class)
class StagePartsTest {
    private final FakeSession session = new FakeSession();
    private final TimelineViewport viewport = new TimelineViewport();
    private final WindowModel model = new WindowModel(viewport);

    private final class Painted implements AutoCloseable {
        final OpenSession open = new OpenSession(session);
        final StageView view = new StageView(ExampleContext.of(model, viewport, () -> this.open));
        final BorderPane root = new BorderPane(view.node());
        SessionState state = session.at(Long.MAX_VALUE);

        Painted() {
            model.openLive();
            Theme.DARK.apply(new Scene(root, 1600, 1000));
            view.show();
            arrive(state);
            paint();
        }

        void arrive(SessionState next) {
            state = next;
            view.arrived(open, next);
        }

        void paint() {
            for (int turn = 0; turn < 5 && !view.behind(open).isEmpty(); turn++) {
                view.behind(open).forEach(part -> view.paint(part, open));
            }
            root.resize(1600, 1000);
            for (int pass = 0; pass < 2; pass++) {
                root.applyCss();
                root.layout();
            }
        }

        List<WrappedText> texts() {
            return root.lookupAll(".ph-screen-message").stream()
                    .flatMap(node -> node.lookupAll("WrappedText").stream())
                    .map(WrappedText.class::cast)
                    .toList();
        }

        @Override
        public void close() {
            open.close();
        }
    }

    private static SessionState grown(SessionState state, String more, long nanos) {
        var subject = state.subject();
        if (subject == null) {
            throw new AssertionError("There is no message");
        }
        var text = subject.text() + more;
        return new SessionState(
                state.atNanos() + nanos,
                new SessionState.ShownMessage(
                        subject.channel(), subject.serial(), subject.run(), "", text, true, text.length()),
                state.connectionStatuses(),
                state.texts().stream()
                        .map(has -> has.participant() == 1
                                ? has
                                : new SessionState.DeviceText(
                                        has.participant(), has.attachment(), text, text, state.atNanos()))
                        .toList(),
                state.members(),
                state.activeRuns(),
                state.startedRuns(),
                state.messages(),
                state.editedMessages(),
                state.deletedMessages(),
                state.lastSerial());
    }

    @Test
    void anIdleStageHasNothingToPaint() {
        FxToolkit.onFx(() -> {
            try (var stage = new Painted()) {
                assertEquals(3, stage.texts().size());
                assertTrue(stage.view.behind(stage.open).isEmpty(), "so no pulse is asked for");
                session.laterOn();
                assertEquals(1, stage.view.behind(stage.open).size(), "the lanes alone");
                stage.paint();
                assertTrue(stage.view.behind(stage.open).isEmpty());
                return stage;
            }
        });
    }

    @Test
    void anAnswerThatGrowsLaysOutTheTextAndNotTheWindow() {
        FxToolkit.onFx(() -> {
            try (var stage = new Painted()) {
                var before = stage.texts();
                stage.arrive(grown(stage.state, " More of it.", 0));
                stage.view.behind(stage.open).forEach(part -> stage.view.paint(part, stage.open));
                assertFalse(stage.root.isNeedsLayout(), "each screen lays itself out");
                stage.paint();
                assertEquals(before, stage.texts(), "the same nodes");
                assertTrue(stage.texts().getLast().getText().endsWith(" More of it."));
                return stage;
            }
        });
    }

    @Test
    void whatIsTheSameIsNotShownAgain() {
        FxToolkit.onFx(() -> {
            try (var stage = new Painted()) {
                stage.arrive(grown(stage.state, "", 0));
                stage.view.behind(stage.open).forEach(part -> stage.view.paint(part, stage.open));
                assertTrue(stage.texts().stream().noneMatch(WrappedText::isNeedsLayout));
                return stage;
            }
        });
    }
}
