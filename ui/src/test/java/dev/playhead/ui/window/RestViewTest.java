package dev.playhead.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.time.PlayMode;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Requests by keys and mouse: what is hidden, and the frames of request and answer.
@ExtendWith(FxToolkit.class)
class RestViewTest {
    private final FakeSession session = new FakeSession();

    private static List<String> paths(Journey journey) {
        return TableRows.of(journey, "#rest").stream()
                .map(row -> row.split("[|]", -1)[3])
                .toList();
    }

    private static boolean isChosen(Journey journey, int frame) {
        return Objects.equals(
                frame,
                ((TableView<?>) journey.node("#frames")).getSelectionModel().getSelectedItem());
    }

    @Test
    void whatIsHiddenComesByItsChip() {
        try (var journey = Journey.through(session)) {
            journey.press(KeyCode.SHORTCUT, KeyCode.DIGIT9);
            Journey.until(() -> paths(journey).size() == 3);
            journey.click("#rest-hidden");
            Journey.until(() -> paths(journey).size() == 4);
            assertEquals("/time", FxToolkit.onFx(() -> paths(journey).get(1)));
            journey.click("#rest-hidden");
            Journey.until(() -> paths(journey).size() == 3);
        }
    }

    @Test
    void aRequestAndItsAnswerAreFramesOfTheWindow() {
        try (var journey = Journey.through(session)) {
            journey.press(KeyCode.SHORTCUT, KeyCode.DIGIT9);
            Journey.until(() -> paths(journey).size() == 3);
            FxToolkit.onFx(() -> {
                var table = (TableView<?>) journey.node("#rest");
                table.requestFocus();
                table.getSelectionModel().select(0);
                return null;
            });
            journey.press(KeyCode.DOWN); // the one that was refused
            // A frame that is looked at stands still.
            Journey.until(() -> journey.window.model().mode() == PlayMode.PAUSED);
            journey.click("#rest-answer");
            journey.click("#rest-timeline");
            Journey.until(() -> journey.window.scene().getRoot().lookup("#frames") != null);
            Journey.until(() -> isChosen(journey, 901));
            journey.press(KeyCode.SHORTCUT, KeyCode.DIGIT9);
            journey.click("#rest-request");
            journey.click("#rest-timeline");
            Journey.until(() -> journey.window.scene().getRoot().lookup("#frames") != null);
            Journey.until(() -> isChosen(journey, 900));
        }
    }
}
