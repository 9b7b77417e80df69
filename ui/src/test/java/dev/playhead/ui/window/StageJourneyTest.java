package dev.playhead.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.control.WrappedText;
import dev.playhead.ui.stage.FakeStory;
import dev.playhead.ui.time.PlayMode;
import dev.playhead.ui.timeline.ExampleSession;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.controlsfx.control.PopOver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The stage by keyboard: somebody tells a room what happens.
@ExtendWith(FxToolkit.class)
class StageJourneyTest {
    private static final long HELD_NANOS = 400_000_000;

    private final FakeSession session = new FakeSession();

    private static Journey onStage(FakeSession session) {
        var journey = Journey.through(session);
        journey.press(KeyCode.SHORTCUT, KeyCode.DIGIT6);
        Journey.until(() -> !texts(journey).isEmpty());
        return journey;
    }

    // What the screens show, one line each, from left to right.
    private static List<String> texts(Journey journey) {
        return journey.window.scene().getRoot().lookupAll(".ph-screen-message").stream()
                .flatMap(node -> node.lookupAll("WrappedText").stream())
                .map(text -> ((WrappedText) text).getText())
                .toList();
    }

    private static boolean isDisabled(Journey journey, String button) {
        return journey.node(button).isDisabled();
    }

    private static boolean isShown(Journey journey, String query) {
        Node node = journey.window.scene().getRoot().lookup(query);
        return node != null && node.isVisible();
    }

    @Test
    void aDeviceIsCutWhileTheKeyIsHeldAndTheOtherIsRestored() {
        try (var journey = onStage(session)) {
            journey.press(KeyCode.DIGIT2); // the laptop stands in the middle
            journey.robot.press(KeyCode.X);
            long pressed = System.nanoTime();
            Journey.until(() -> session.asked.contains("cut 0"));
            Journey.until(() -> System.nanoTime() - pressed > HELD_NANOS);
            journey.robot.release(KeyCode.X);
            Journey.until(() -> session.asked.contains("restore F-9"));
            journey.press(KeyCode.DIGIT1); // the phone, which is cut
            Journey.until(() -> "Restore".equals(((Button) journey.node("#stage-cut-1")).getText()));
            journey.press(KeyCode.X);
            Journey.until(() -> session.asked.getLast().startsWith("restore ")
                    && !session.asked.getLast().equals("restore F-9"));
        }
    }

    @Test
    void keysSlowADeviceAndStopTheAnswer() {
        try (var journey = onStage(session)) {
            journey.press(KeyCode.DIGIT3);
            journey.press(KeyCode.L);
            Journey.until(() -> session.asked.contains("slow 2 400"));
            journey.press(KeyCode.S);
            Journey.until(() -> session.asked.getLast().startsWith("stop "));
            int asked = session.asked.size();
            journey.press(KeyCode.DIGIT1);
            assertTrue(isDisabled(journey, "#stage-stop-1"), "a phone that is cut can stop nothing");
            journey.press(KeyCode.S);
            assertEquals(asked, session.asked.size());
        }
    }

    @Test
    void thePastIsShownAndNothingCanBeDoneToIt() {
        try (var journey = onStage(session)) {
            journey.press(KeyCode.LEFT);
            assertEquals(
                    PlayMode.REPLAY, FxToolkit.onFx(() -> journey.window.model().mode()));
            Journey.until(() -> journey.window.model().shownNanos() == ExampleSession.at(127.4));
            Journey.until(() -> isDisabled(journey, "#stage-cut-0"));
            journey.press(KeyCode.X);
            assertEquals(List.of(), session.asked);
            journey.press(KeyCode.END);
            journey.press(KeyCode.END);
            Journey.until(() -> !isDisabled(journey, "#stage-cut-0"));
        }
    }

    @Test
    void missingTextIsShownUntilSomebodyHidesIt() {
        try (var journey = onStage(session)) {
            var all = FxToolkit.onFx(() -> texts(journey));
            Journey.until(() -> isShown(journey, ".ph-ghost-text"));
            journey.press(KeyCode.M);
            Journey.until(() -> !isShown(journey, ".ph-ghost-text"));
            var seen = FxToolkit.onFx(() -> String.join("\n", texts(journey)));
            assertTrue(seen.length() < String.join("\n", all).length());
        }
    }

    @Test
    void itHasTheWholeWindowAndLeadsBackToWhereSomebodyWas() {
        try (var journey = Journey.through(session)) {
            journey.press(KeyCode.SHORTCUT, KeyCode.DIGIT4);
            Journey.until(() -> isShown(journey, ".ph-status-bar"));
            journey.press(KeyCode.SHORTCUT, KeyCode.DIGIT6);
            Journey.until(() -> isShown(journey, "#stage-cut-1"));
            assertFalse(FxToolkit.onFx(() -> isShown(journey, ".ph-rail")));
            assertFalse(FxToolkit.onFx(() -> isShown(journey, ".ph-top-bar")));
            assertFalse(FxToolkit.onFx(() -> isShown(journey, ".ph-status-bar")));
            journey.press(KeyCode.ESCAPE);
            Journey.until(() -> isShown(journey, ".ph-rail") && isShown(journey, ".ph-top-bar"));
            assertTrue(FxToolkit.onFx(() -> ((ToggleButton) journey.node("#view-faults")).isSelected()));
        }
    }

    @Test
    void aNarrowWindowHasTwoDevicesAndKeysBringTheThird() {
        try (var journey = onStage(session)) {
            journey.resize(1100, 680);
            Journey.until(() -> !isShown(journey, "#stage-cut-2"));
            assertTrue(FxToolkit.onFx(() -> isShown(journey, "#stage-more")));
            journey.press(KeyCode.DIGIT3);
            Journey.until(() -> isShown(journey, "#stage-cut-2"));
            assertTrue(FxToolkit.onFx(() -> isShown(journey, "#stage-cut-1"))
                    != FxToolkit.onFx(() -> isShown(journey, "#stage-cut-0")));
        }
    }

    @Test
    void theListOfKeysIsShownOverItAndEscapeHidesThatFirst() {
        try (var journey = onStage(session)) {
            FxToolkit.onFx(() -> {
                Event.fireEvent(
                        journey.window.scene(),
                        new KeyEvent(KeyEvent.KEY_PRESSED, "?", "?", KeyCode.SLASH, true, false, false, false));
                return null;
            });
            Journey.until(() -> Window.getWindows().stream().anyMatch(PopOver.class::isInstance));
            FxToolkit.onFx(() -> {
                Event.fireEvent(
                        journey.window.scene(),
                        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false));
                return null;
            });
            Journey.until(() -> Window.getWindows().stream().noneMatch(PopOver.class::isInstance));
            assertTrue(FxToolkit.onFx(() -> isShown(journey, "#stage-cut-1")), "it is still the stage");
        }
    }

    private static String text(Journey journey, String query) {
        return ((Label) journey.node(query)).getText();
    }

    @Test
    void aStoryIsToldByKeyAndItsNotesAreForWhoAsks() {
        var asked = new CopyOnWriteArrayList<String>();
        var story = new FakeStory(asked);
        try (var journey = Journey.through(session)) {
            FxToolkit.onFx(() -> {
                journey.window.tell(story);
                return null;
            });
            long tunnel = ExampleSession.at(124);
            story.at("", ExampleSession.at(110));
            Journey.until(() -> text(journey, ".ph-stage-position").equals("1 of 3"));
            journey.press(KeyCode.PAGE_DOWN);
            assertEquals(List.of("next"), asked);
            story.at("the phone is behind", ExampleSession.at(110), tunnel);
            Journey.until(() -> text(journey, ".ph-stage-title").equals("The phone goes into a tunnel"));
            assertEquals("waits until the phone is behind", FxToolkit.onFx(() -> text(journey, "#stage-hint")));
            assertFalse(FxToolkit.onFx(() -> isShown(journey, "#stage-notes")), "the room sees none");
            journey.press(KeyCode.N);
            Journey.until(() -> isShown(journey, "#stage-notes"));
            journey.press(KeyCode.N);
            Journey.until(() -> !isShown(journey, "#stage-notes"));
            journey.press(KeyCode.PAGE_UP);
            Journey.until(() -> text(journey, ".ph-stage-title").equals("Three devices join"));
            assertEquals(
                    ExampleSession.at(110),
                    FxToolkit.onFx(() -> journey.window.model().shownNanos()));
            journey.press(KeyCode.PAGE_DOWN);
            Journey.until(() -> text(journey, ".ph-stage-title").equals("The phone goes into a tunnel"));
            assertEquals(
                    PlayMode.LIVE, FxToolkit.onFx(() -> journey.window.model().mode()));
            assertEquals(List.of("next", "by key"), asked);
        }
    }

    @Test
    void aRecordingHasNoLive() {
        try (var journey = onStage(FakeSession.file())) {
            assertTrue(isDisabled(journey, "#stage-live"));
            assertTrue(isDisabled(journey, "#stage-cut-0"));
        }
    }
}
