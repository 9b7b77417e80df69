package dev.playhead.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.timeline.ExampleSession;
import java.util.List;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The table of messages goes with the playhead and with the session.
@ExtendWith(FxToolkit.class)
class MessagesViewTest {
    private final FakeSession session = new FakeSession();

    @Test
    void eachMessageSaysWhatBecameOfItUntilNow() {
        try (var journey = Journey.through(session)) {
            asTable(journey);
            Journey.until(() -> rows(journey).size() == 6);
            assertEquals(
                    List.of(
                            "ai:trip-42|a|Laptop|01:44.600|v2||1|edited",
                            "ai:trip-42|b|planner|01:47.500|v83|82||stopped",
                            "ai:trip-42|c|Phone|01:50.900|v2|||deleted",
                            "ai:trip-42|d|planner|01:56.140|v130|129||streaming",
                            "ai:trip-42|e|maps|01:59.050|v33|32||complete",
                            "ai:trip-42|f|cannot tell|02:02.200|v2||1|edited"),
                    FxToolkit.onFx(() -> rows(journey)));
        }
    }

    @Test
    void whatComesAfterThePlayheadHasNotHappened() {
        try (var journey = Journey.through(session)) {
            asTable(journey);
            goTo(journey, 110);
            Journey.until(() -> rows(journey).size() == 2);
            // 82 appends in 5.9 s, 2.5 s of which have gone by.
            assertEquals(
                    List.of(
                            "ai:trip-42|a|Laptop|01:44.600|v2||1|edited",
                            "ai:trip-42|b|planner|01:47.500|v35|34||streaming"),
                    FxToolkit.onFx(() -> rows(journey)));
            goTo(journey, 104.7);
            Journey.until(() -> rows(journey).equals(List.of("ai:trip-42|a|Laptop|01:44.600|v1|||")));
            goTo(journey, 113);
            Journey.until(() -> rows(journey).size() == 3);
            assertEquals(
                    "ai:trip-42|c|Phone|01:50.900|v1|||",
                    FxToolkit.onFx(() -> rows(journey).getLast()));
        }
    }

    @Test
    void whatIsChosenStaysChosenWhileThePlayheadMoves() {
        try (var journey = Journey.through(session)) {
            asTable(journey);
            Journey.until(() -> rows(journey).size() == 6);
            FxToolkit.onFx(() -> {
                table(journey).getSelectionModel().select(1);
                return null;
            });
            goTo(journey, 120);
            Journey.until(() -> rows(journey).size() == 5);
            assertEquals(
                    1, FxToolkit.onFx(() -> table(journey).getSelectionModel().getSelectedIndex()));
            journey.press(KeyCode.ESCAPE);
            assertEquals(
                    -1, FxToolkit.onFx(() -> table(journey).getSelectionModel().getSelectedIndex()));
        }
    }

    @Test
    void arrowsMoveThePlayheadHereToo() {
        try (var journey = Journey.through(session)) {
            asTable(journey);
            goTo(journey, 110.85);
            Journey.until(() -> rows(journey).size() == 2);
            journey.press(KeyCode.RIGHT);
            Journey.until(() -> rows(journey).size() == 3);
        }
    }

    private static void asTable(Journey journey) {
        journey.press(KeyCode.SHORTCUT, KeyCode.DIGIT2);
        journey.click("#messages-as-table");
    }

    private static void goTo(Journey journey, double seconds) {
        FxToolkit.onFx(() -> {
            journey.window.model().goTo(ExampleSession.at(seconds));
            return null;
        });
    }

    private static TableView<?> table(Journey journey) {
        return (TableView<?>) journey.window.scene().getRoot().lookup("#messages");
    }

    private static List<String> rows(Journey journey) {
        return TableRows.of(journey, "#messages");
    }
}
