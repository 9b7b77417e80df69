package dev.playhead.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.timeline.ExampleSession;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The table of connections by keys and mouse; what it does, all tables of the rail do.
@ExtendWith(FxToolkit.class)
class ConnectionsViewTest {
    private final FakeSession session = new FakeSession();

    private static Journey connections(FakeSession session) {
        var journey = Journey.through(session);
        journey.press(KeyCode.SHORTCUT, KeyCode.DIGIT8);
        Journey.until(() -> rows(journey).size() == 6);
        return journey;
    }

    private static List<String> rows(Journey journey) {
        return TableRows.of(journey, "#connections");
    }

    private static List<String> names(Journey journey) {
        return rows(journey).stream()
                .map(row -> row.substring(0, row.indexOf('|')))
                .toList();
    }

    private static TableView<?> table(Journey journey) {
        return (TableView<?>) journey.node("#connections");
    }

    // The headless platform takes each release of the mouse for one that opens a menu: no click on a title sorts there.
    private static void sortBy(Journey journey, String words) {
        FxToolkit.onFx(() -> {
            ((MenuButton) journey.window.scene().getRoot().lookup("#connections-menu"))
                    .getItems().stream()
                            .flatMap(item -> item instanceof Menu menu ? menu.getItems().stream() : Stream.empty())
                            .filter(item -> words.equals(item.getText()))
                            .forEach(MenuItem::fire);
            return null;
        });
    }

    private static void goTo(Journey journey, double seconds) {
        FxToolkit.onFx(() -> {
            journey.window.model().goTo(ExampleSession.at(seconds));
            return null;
        });
    }

    private static boolean says(Journey journey, String text) {
        return journey.window.scene().getRoot().lookupAll(".ph-fact-title .label").stream()
                .anyMatch(node -> node instanceof Labeled label && text.equals(label.getText()));
    }

    @Test
    void theChosenOneStaysChosenAndSaysWhatItWasAtThePlayhead() {
        try (var journey = connections(session)) {
            journey.click("#connections");
            FxToolkit.onFx(() -> {
                table(journey).getSelectionModel().select(0);
                return null;
            });
            journey.press(KeyCode.DOWN);
            Journey.until(() -> says(journey, "cut 3.8 s ago"));
            goTo(journey, 110);
            Journey.until(() -> rows(journey).size() == 4 && says(journey, "connected"));
            assertEquals(
                    1, FxToolkit.onFx(() -> table(journey).getSelectionModel().getSelectedIndex()));
            journey.press(KeyCode.ESCAPE);
            assertEquals(
                    -1, FxToolkit.onFx(() -> table(journey).getSelectionModel().getSelectedIndex()));
            Journey.until(() -> !says(journey, "connected"));
        }
    }

    @Test
    void itIsSortedAndTheChosenRowMovesAlong() {
        try (var journey = connections(session)) {
            FxToolkit.onFx(() -> {
                table(journey).getSelectionModel().select(3);
                return null;
            });
            sortBy(journey, "Who");
            Journey.until(
                    () -> names(journey).equals(List.of("Laptop", "maps", "nobody", "Phone", "planner", "Tablet")));
            assertEquals(
                    4, FxToolkit.onFx(() -> table(journey).getSelectionModel().getSelectedIndex()));
            sortBy(journey, "Who");
            Journey.until(() -> names(journey).getFirst().equals("Tablet"));
            sortBy(journey, "Nothing, as they came");
            Journey.until(() -> names(journey).getFirst().equals("Laptop"));
            assertEquals(
                    3, FxToolkit.onFx(() -> table(journey).getSelectionModel().getSelectedIndex()));
        }
    }

    @Test
    void theFilterIsThatOfTheWindow() {
        try (var journey = connections(session)) {
            journey.press(KeyCode.SLASH);
            Journey.until(() -> journey.node("#connections-filter").isFocused());
            journey.robot.write("device == phone or 403");
            journey.press(KeyCode.ENTER);
            Journey.until(() -> names(journey).equals(List.of("Phone", "nobody")));
            assertEquals(
                    "device == phone or 403",
                    FxToolkit.onFx(() -> ((TextInputControl) journey.node("#connections-filter")).getText()));
            journey.press(KeyCode.SHORTCUT, KeyCode.DIGIT1);
            assertEquals(
                    "device == phone or 403",
                    FxToolkit.onFx(() -> ((TextInputControl) journey.node("#filter")).getText()));
            journey.press(KeyCode.SHORTCUT, KeyCode.DIGIT8);
            journey.press(KeyCode.SLASH);
            Journey.until(() -> journey.node("#connections-filter").isFocused());
            journey.press(KeyCode.ESCAPE);
            Journey.until(() -> rows(journey).size() == 6);
        }
    }

    @Test
    void enterGoesToItsFrameOnTheTimeline() {
        try (var journey = connections(session)) {
            FxToolkit.onFx(() -> {
                table(journey).requestFocus();
                table(journey).getSelectionModel().select(2);
                return null;
            });
            journey.press(KeyCode.ENTER);
            Journey.until(() -> journey.window.scene().getRoot().lookup("#frames") instanceof TableView<?> frames
                    && Integer.valueOf(2).equals(frames.getSelectionModel().getSelectedItem()));
        }
    }

    @Test
    void theChosenRowIsCopied() {
        try (var journey = connections(session)) {
            FxToolkit.onFx(() -> {
                table(journey).requestFocus();
                table(journey).getSelectionModel().select(3);
                return null;
            });
            journey.press(KeyCode.SHORTCUT, KeyCode.C);
            var copied = FxToolkit.onFx(() -> Clipboard.getSystemClipboard().getString());
            assertTrue(copied.startsWith("{\"who\":\"planner\",\"connection\":\"c-6Fn3\""), copied);
        }
    }

    @Test
    void aColumnThatIsNotWantedGoes() {
        try (var journey = connections(session)) {
            journey.click("#connections-menu");
            journey.press(KeyCode.DOWN);
            journey.press(KeyCode.DOWN);
            journey.press(KeyCode.ENTER);
            Journey.until(() -> rows(journey).getFirst().startsWith("Laptop|connected|"));
        }
    }
}
