package dev.playhead.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.api.Vitals;
import dev.playhead.transport.insight.AttachmentStatus;
import dev.playhead.transport.insight.SessionState;
import dev.playhead.transport.session.RecordingState;
import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.control.WrappedText;
import dev.playhead.ui.theme.Theme;
import dev.playhead.ui.timeline.ExampleSession;
import dev.playhead.ui.toolkit.FxFailures;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a window does when something is wrong, and when nothing happens.
@ExtendWith(FxToolkit.class)
class RobustWindowTest {
    private @Nullable Stage stage;
    private PlayheadWindow window;

    private void open(FakeSession session) {
        FxToolkit.onFx(() -> {
            window = new PlayheadWindow(Theme.DARK);
            stage = new Stage();
            stage.setScene(window.scene());
            stage.setWidth(1000); // no larger than the screen of the platform that has none
            stage.setHeight(1000);
            stage.show();
            window.show(session);
            return window;
        });
    }

    @AfterEach
    void close() {
        if (stage != null) {
            FxToolkit.onFx(() -> {
                window.close();
                stage.close();
                return stage;
            });
        }
    }

    @Test
    void aStageThatCannotShowAMomentIsReplacedAndTheRestGoesOn() {
        var spoiled = new FakeSession() {
            private volatile boolean heals;

            @Override
            public SessionState at(long nanos) {
                var whole = super.at(nanos);
                if (heals) {
                    return whole;
                }
                return new SessionState(
                        whole.atNanos(),
                        whole.subject(),
                        whole.connectionStatuses(),
                        List.of(new SessionState.DeviceText(999, AttachmentStatus.ATTACHED, "", "", 0)),
                        whole.members(),
                        whole.activeRuns(),
                        whole.startedRuns(),
                        whole.messages(),
                        whole.editedMessages(),
                        whole.deletedMessages(),
                        whole.lastSerial());
            }
        };
        open(spoiled);
        await().until(() -> FxToolkit.onFx(() -> lookup("#reload-pane") != null));
        await().until(() -> FxToolkit.onFx(() -> lookup(".ph-tile") != null && lookup("#frames") != null));
        FxToolkit.onFx(() -> {
            window.model().goTo(ExampleSession.at(110));
            return window;
        });
        spoiled.heals = true;
        FxToolkit.onFx(() -> {
            window.moment(spoiled, spoiled.at(ExampleSession.at(110)));
            ((Button) lookup("#reload-pane")).fire();
            return window;
        });
        await().until(() -> FxToolkit.onFx(() -> lookup("#reload-pane") == null && lookup(".ph-stage-strip") != null));
    }

    @Test
    void aWindowOverNothingNewHasNoPulses() {
        open(new FakeSession());
        var pulses = new AtomicInteger();
        FxToolkit.onFx(() -> {
            window.scene().addPostLayoutPulseListener(pulses::incrementAndGet);
            return window;
        });
        awaitQuiet(pulses);
        FxToolkit.onFx(() -> {
            window.model().goTo(ExampleSession.at(100));
            return window;
        });
        int before = pulses.get();
        await().until(() -> pulses.get() > before); // it wakes up
        awaitQuiet(pulses);
    }

    // A second with next to no pulse: once a second the status bar may have another number.
    private static void awaitQuiet(AtomicInteger pulses) {
        var before = new AtomicInteger(pulses.get());
        await().during(Duration.ofSeconds(1)).until(() -> {
            int now = pulses.get();
            boolean quiet = now - before.get() <= 3;
            if (!quiet) {
                before.set(now);
            }
            return quiet;
        });
    }

    @Test
    void aRecordingThatIsNotWrittenIsSaidAsLongAsItLasts() {
        var session = new FakeSession();
        open(session);
        assertTrue(notices().isEmpty());
        session.vitals = vitals(new RecordingState.Failing(ExampleSession.at(100), "The disk is full. Make room."), 0);
        awaitNotice("Nothing is recorded since 14:51:40.000 UTC. The disk is full. Make room.");
        session.vitals = vitals(new RecordingState.Writing("For 3 s nothing was recorded."), 0);
        awaitNotice("For 3 s nothing was recorded.");
        session.vitals = vitals(RecordingState.FINE, 0);
        await().untilAsserted(() -> assertEquals(List.of(), notices()));
    }

    @Test
    void whatCannotBeShownIsCountedInTheStatusBar() {
        var session = new FakeSession();
        session.vitals = vitals(RecordingState.FINE, 1_234);
        session.progress = 0.456;
        open(session);
        await().until(() -> labels().contains("1,234") && labels().contains("45"));
        session.progress = 1;
        session.damage = List.of("The last 3 entries are lost.");
        awaitNotice("This recording is damaged. What is whole is shown. The last 3 entries are lost.");
        await().until(() -> !labels().contains("45"));
    }

    @Test
    void everyKindOfFailureIsLoggedOnceAndAllAreCounted() {
        var told = new AtomicLong();
        var failures = new FxFailures(words -> told.incrementAndGet());
        for (int i = 0; i < 50; i++) {
            failures.uncaughtException(Thread.currentThread(), new ArrayIndexOutOfBoundsException(i));
        }
        assertEquals(50, failures.count());
        assertEquals(50, told.get());
    }

    private static Vitals vitals(RecordingState state, long dropped) {
        return new Vitals("localhost:9477", 5, 142, dropped, Path.of("trip.mcap"), 1_400_000, 212_000_000_000L, state);
    }

    private void awaitNotice(String words) {
        await().untilAsserted(() -> assertEquals(List.of(words), notices()));
    }

    private List<String> notices() {
        return FxToolkit.onFx(() -> window.scene().getRoot().lookupAll(".ph-notice").stream()
                .flatMap(bar -> ((Parent) bar).getChildrenUnmodifiable().stream())
                .filter(WrappedText.class::isInstance)
                .map(text -> ((WrappedText) text).getText())
                .toList());
    }

    private List<String> labels() {
        return FxToolkit.onFx(() -> window.scene().getRoot().lookupAll(".ph-status-bar .label").stream()
                .filter(label -> label.isVisible() && label.getParent().isVisible())
                .map(label -> ((Label) label).getText())
                .toList());
    }

    private Node lookup(String selector) {
        return window.scene().getRoot().lookup(selector);
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(30));
    }
}
