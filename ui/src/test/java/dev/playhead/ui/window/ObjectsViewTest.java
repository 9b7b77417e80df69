package dev.playhead.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.time.PlayMode;
import java.util.Objects;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Objects by keys alone, and by the mouse where it is quicker.
@ExtendWith(FxToolkit.class)
class ObjectsViewTest {
    private static int lines(Journey journey) {
        return ((ListView<?>) journey.node("#objects-tree")).getItems().size();
    }

    private static Journey opened() {
        var journey = Journey.through(FakeSession.withObjects());
        journey.click("#view-objects");
        Journey.until(() -> lines(journey) == 11);
        return journey;
    }

    private static void takeTree(Journey journey, int line) {
        FxToolkit.onFx(() -> {
            var tree = (ListView<?>) journey.node("#objects-tree");
            tree.requestFocus();
            tree.getSelectionModel().select(line);
            return null;
        });
    }

    private static boolean says(Journey journey, String text) {
        return journey.window.scene().getRoot().lookupAll(".hyperlink").stream()
                .anyMatch(node -> ((Hyperlink) node).getText().equals(text));
    }

    @Test
    void aMapIsFoldedByTheArrowsAndStaysSo() {
        try (var journey = opened()) {
            takeTree(journey, 2); // votes
            journey.press(KeyCode.LEFT);
            Journey.until(() -> lines(journey) == 9);
            journey.press(KeyCode.RIGHT);
            Journey.until(() -> lines(journey) == 11);
            journey.press(KeyCode.DOWN);
            journey.press(KeyCode.LEFT); // up to the map
            assertEquals(
                    2,
                    FxToolkit.onFx(() -> ((ListView<?>) journey.node("#objects-tree"))
                            .getSelectionModel()
                            .getSelectedIndex()));
        }
    }

    @Test
    void aKeyLeadsToTheFrameThatWroteIt() {
        try (var journey = opened()) {
            takeTree(journey, 1); // budget
            Journey.until(() -> says(journey, "Show the frame that wrote it"));
            Journey.until(() -> says(journey, "Show the frame that was not sent"));
            journey.press(KeyCode.ENTER);
            Journey.until(() -> journey.window.scene().getRoot().lookup("#frames") != null);
            assertEquals(
                    PlayMode.PAUSED, FxToolkit.onFx(() -> journey.window.model().mode()));
        }
    }

    @Test
    void allOfItIsCopiedAsJsonAndSoIsWhatIsChosen() {
        try (var journey = opened()) {
            journey.click("#objects-copy");
            assertTrue(copied().startsWith("{\n  \"budget\": 540,"), copied());
            takeTree(journey, 1);
            journey.press(KeyCode.SHORTCUT, KeyCode.C);
            assertEquals("540", copied());
        }
    }

    private static String copied() {
        return FxToolkit.onFx(
                () -> Objects.requireNonNullElse(Clipboard.getSystemClipboard().getString(), ""));
    }

    @Test
    void jsonTakesThePlaceOfTheTree() {
        try (var journey = opened()) {
            journey.click("#objects-as-json");
            Journey.until(() ->
                    ((ListView<?>) journey.node("#objects-json")).getItems().size() == 13);
            journey.click("#objects-as-tree");
            Journey.until(() -> lines(journey) == 11);
        }
    }
}
