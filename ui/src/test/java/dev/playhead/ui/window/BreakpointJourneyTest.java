package dev.playhead.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.session.HeldId;
import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.control.WrappedText;
import dev.playhead.ui.timeline.ExampleBreakpoint;
import dev.playhead.ui.timeline.ExampleSession;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Frames that wait at a breakpoint, by keys and mouse: looked at, edited, released, dropped, and seen in the past.
@ExtendWith(FxToolkit.class)
class BreakpointJourneyTest {
    private static final String REFUSAL = "The field channel must stay chat; it became another.";

    private final Holding session = new Holding();

    private static class Holding extends FakeSession {
        private final Timeline timeline = ExampleBreakpoint.timeline();

        @Override
        public Timeline timeline() {
            return timeline;
        }

        @Override
        public String heldFrame(long position) {
            return ExampleBreakpoint.FRAME;
        }

        @Override
        public void release(HeldId held, String json) {
            if (json.contains("another")) {
                throw new IllegalArgumentException(REFUSAL);
            }
            super.release(held, json);
        }
    }

    private Journey faults() {
        var journey = Journey.through(session);
        journey.press(KeyCode.SHORTCUT, KeyCode.DIGIT4);
        Journey.until(() -> frames(journey).getItems().size() == 3);
        Journey.until(() -> editor(journey).getText().equals(ExampleBreakpoint.FRAME));
        return journey;
    }

    private static ListView<?> frames(Journey journey) {
        return journey.window.scene().getRoot().lookup("#held-frames") instanceof ListView<?> list
                ? list
                : new ListView<>();
    }

    private static TextArea editor(Journey journey) {
        return (TextArea) journey.node("#held-frame");
    }

    private static void write(Journey journey, String json) {
        FxToolkit.onFx(() -> {
            editor(journey).setText(json);
            return null;
        });
    }

    private void until(List<String> asked) {
        Journey.until(() -> session.asked.equals(asked));
    }

    @Test
    void theFirstIsShownAndReleasedAsItIs() {
        try (var journey = faults()) {
            assertEquals(
                    0, FxToolkit.onFx(() -> frames(journey).getSelectionModel().getSelectedIndex()));
            journey.click("#release-frame");
            until(List.of("release F-5.1"));
        }
    }

    @Test
    void whatIsEditedGoesInItsPlaceAndWhatCannotIsSaid() {
        try (var journey = faults()) {
            write(journey, "another");
            var release = (Button) journey.node("#release-frame");
            assertEquals("Release edited", FxToolkit.onFx(release::getText));
            journey.click("#release-frame");
            Journey.until(
                    () -> ((WrappedText) journey.node("#held-says")).getText().equals(REFUSAL));
            write(journey, "{}");
            journey.click("#release-frame");
            until(List.of("release F-5.1 as {}"));
        }
    }

    @Test
    void keysReleaseAndDropTheChosenOne() {
        try (var journey = faults()) {
            FxToolkit.onFx(() -> {
                frames(journey).requestFocus();
                return null;
            });
            journey.press(KeyCode.DELETE);
            until(List.of("drop F-5.1"));
            journey.press(KeyCode.DOWN);
            Journey.until(() -> editor(journey).getText().equals(ExampleBreakpoint.FRAME));
            journey.press(KeyCode.ENTER);
            until(List.of("drop F-5.1", "release F-5.2"));
        }
    }

    @Test
    void theEditorIsLeftByTabAndReleasesByControlEnter() {
        try (var journey = faults()) {
            FxToolkit.onFx(() -> {
                editor(journey).requestFocus();
                return null;
            });
            journey.press(KeyCode.SHORTCUT, KeyCode.ENTER);
            until(List.of("release F-5.1"));
            journey.press(KeyCode.F10);
            until(List.of("release F-5.1", "release F-5.1"));
            journey.press(KeyCode.TAB);
            Journey.until(() -> journey.window.scene().getFocusOwner() == journey.node("#drop-frame"));
        }
    }

    @Test
    void allAndTheNextAreReleasedFromAnywhere() {
        try (var journey = Journey.through(session)) {
            journey.press(KeyCode.F8);
            until(List.of("release *"));
            journey.press(KeyCode.F10);
            until(List.of("release *", "release F-5.1"));
            journey.press(KeyCode.DIGIT1);
            journey.press(KeyCode.F11); // nothing of the first device waits
            journey.press(KeyCode.DIGIT3);
            journey.press(KeyCode.F11);
            until(List.of("release *", "release F-5.1", "release F-5.1"));
        }
    }

    @Test
    void statusBarAndTileCountThem() {
        try (var journey = Journey.through(session)) {
            Journey.until(() -> ((Label) journey.node("#status-held")).getText().equals("3 held"));
            Journey.until(() -> journey.window.scene().getRoot().lookupAll(".ph-tile").stream()
                    .anyMatch(tile -> String.valueOf(tile.getAccessibleText()).contains("3 held")));
        }
    }

    @Test
    void aBreakpointIsSetFromTheChosenFrame() {
        try (var journey = Journey.through(session)) {
            FxToolkit.onFx(() -> {
                journey.window.select(100);
                return null;
            });
            journey.press(KeyCode.B);
            until(List.of("break 3 kind == APPEND && channel == \"ai:trip-42\" from wait 100"));
        }
    }

    @Test
    void inThePastNothingIsReleased() {
        try (var journey = faults()) {
            FxToolkit.onFx(() -> {
                journey.window.model().stepTo(ExampleSession.at(127.5));
                return null;
            });
            Journey.until(() -> frames(journey).getItems().size() == 1);
            assertTrue(FxToolkit.onFx(() -> journey.node("#release-frame").isDisabled()));
            assertFalse(FxToolkit.onFx(() -> journey.node("#release-all").isVisible()));
            assertFalse(FxToolkit.onFx(() -> editor(journey).isEditable()));
            FxToolkit.onFx(() -> {
                journey.window.model().stepTo(ExampleSession.at(119));
                return null;
            });
            Journey.until(() -> journey.window.scene().getRoot().lookup("#held-frames") == null);
            assertEquals(List.of(), session.asked);
        }
    }
}
