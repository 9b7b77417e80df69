package dev.playhead.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.library.LibraryItem;
import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.library.ExampleLibrary;
import dev.playhead.ui.welcome.Welcome;
import dev.playhead.ui.welcome.WelcomeActions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The list of recordings by keys and mouse.
@ExtendWith(FxToolkit.class)
class SessionsViewTest {
    private static final String NAMED = "trip-planner, agent 2.4.1";

    @TempDir
    private Path folder;

    private ExampleLibrary library;

    @BeforeEach
    void recordings() throws IOException {
        library = new ExampleLibrary(folder);
    }

    private Journey sessions() {
        var journey = Journey.through(new FakeSession());
        FxToolkit.onFx(() -> {
            journey.window.welcome(new Welcome("localhost:9477", List.of(), library, WelcomeActions.NONE));
            return null;
        });
        journey.press(KeyCode.SHORTCUT, KeyCode.L);
        Journey.until(() -> rows(journey) == 6 && journey.window.isSettled());
        return journey;
    }

    private static ListView<?> list(Journey journey) {
        return journey.window.scene().getRoot().lookup("#recordings") instanceof ListView<?> list
                ? list
                : new ListView<>();
    }

    private static long rows(Journey journey) {
        return list(journey).getItems().stream()
                .filter(row -> row.toString().startsWith("Recording"))
                .count();
    }

    private LibraryItem item(String title) throws IOException {
        return library.library().list().stream()
                .filter(item -> item.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private void choose(Journey journey, String title) {
        FxToolkit.onFx(() -> {
            var list = list(journey);
            for (int i = 0; i < list.getItems().size(); i++) {
                if (list.getItems().get(i).toString().contains("name=" + title + ",")) {
                    list.getSelectionModel().select(i);
                }
            }
            list.requestFocus();
            return null;
        });
        Journey.until(() -> name(journey).getText().equals(title));
    }

    private static TextField name(Journey journey) {
        return (TextField) journey.window.scene().getRoot().lookup("#recording-name");
    }

    private static void focus(Journey journey, String query) {
        FxToolkit.onFx(() -> {
            Node node = journey.node(query);
            node.requestFocus();
            Nodes.showFocus(node);
            return node;
        });
    }

    @Test
    void aRecordingIsFoundByItsNoteAndOpenedByEnter() throws IOException {
        try (var journey = sessions()) {
            journey.press(KeyCode.SHORTCUT, KeyCode.F);
            journey.robot.write("attaches late");
            Journey.until(() -> rows(journey) == 1);
            FxToolkit.onFx(() -> {
                list(journey).getSelectionModel().selectLast();
                list(journey).requestFocus();
                return null;
            });
            journey.press(KeyCode.ENTER);
            assertEquals(List.of("open " + item(NAMED).file().getFileName()), library.asked);
            journey.press(KeyCode.ESCAPE);
            Journey.until(() -> rows(journey) == 6);
        }
    }

    @Test
    void kindsOfRecordingsAreChosenWithTheirCounts() {
        try (var journey = sessions()) {
            journey.click("#library-damaged");
            Journey.until(() -> rows(journey) == 1);
            journey.click("#library-imported");
            Journey.until(() -> rows(journey) == 1);
            journey.click("#library-all");
            Journey.until(() -> rows(journey) == 6);
        }
    }

    @Test
    void f2RenamesTabGoesOnToTheNoteAndTheFileStaysAsItWas() throws IOException {
        var before = Files.readAllBytes(item(NAMED).file());
        try (var journey = sessions()) {
            choose(journey, NAMED);
            journey.press(KeyCode.F2);
            Journey.until(() -> name(journey).isFocused());
            journey.robot.write("talk");
            journey.press(KeyCode.TAB);
            journey.press(KeyCode.SHORTCUT, KeyCode.A);
            journey.robot.write("shown on stage");
            journey.press(KeyCode.ENTER);
            Journey.until(() -> library.library().list().stream()
                    .anyMatch(item ->
                            item.title().equals("talk") && item.label().note().equals("shown on stage")));
            Journey.until(() -> list(journey).isFocused());
        }
        assertEquals(before.length, Files.size(item("talk").file()));
    }

    @Test
    void escapeTakesANameBack() throws IOException {
        try (var journey = sessions()) {
            choose(journey, NAMED);
            journey.press(KeyCode.F2);
            Journey.until(() -> name(journey).isFocused());
            journey.robot.write("wrong");
            journey.press(KeyCode.ESCAPE);
            Journey.until(
                    () -> name(journey).getText().equals(NAMED) && list(journey).isFocused());
            assertEquals(NAMED, item(NAMED).title());
        }
    }

    @Test
    void aKeyPins() {
        try (var journey = sessions()) {
            choose(journey, NAMED);
            journey.press(KeyCode.P);
            Journey.until(() -> item(NAMED).label().pinned());
            journey.press(KeyCode.P);
            Journey.until(() -> !item(NAMED).label().pinned());
        }
    }

    @Test
    void deletingAsksOnce() throws IOException {
        var file = item(NAMED).file();
        try (var journey = sessions()) {
            choose(journey, NAMED);
            journey.press(KeyCode.DELETE);
            Journey.until(() -> journey.node("#delete-yes").isFocused());
            journey.press(KeyCode.ESCAPE);
            Journey.until(() -> list(journey).isFocused());
            assertTrue(Files.exists(file), "nobody said yes");
            journey.press(KeyCode.DELETE);
            Journey.until(() -> journey.node("#delete-yes").isFocused());
            journey.press(KeyCode.SPACE);
            Journey.until(() -> rows(journey) == 5);
            assertFalse(Files.exists(file));
        }
    }

    @Test
    void importCopiesAndWhatIsNoRecordingStaysListedWithTheReason() throws IOException {
        library.chosen.add(Files.writeString(folder.resolve("elsewhere").resolve("wrong.mcap"), "no recording"));
        library.chosen.add(folder.resolve("elsewhere").resolve("case-8841.mcap"));
        try (var journey = sessions()) {
            focus(journey, "#import");
            journey.press(KeyCode.SPACE);
            Journey.until(() -> rows(journey) == 7);
            assertTrue(list(journey).getItems().stream()
                    .anyMatch(row -> row.toString().startsWith("Refused")
                            && row.toString().contains("wrong.mcap")));
            assertTrue(Files.exists(folder.resolve("elsewhere").resolve("case-8841.mcap")));
        }
    }

    @Test
    void theLinesThatConnectAnAppStayAClickAway() {
        try (var journey = sessions()) {
            journey.click("#view-welcome");
            Journey.until(() -> journey.window.scene().getRoot().lookup(".ph-snippet") != null);
            journey.click("#view-sessions");
            Journey.until(() -> journey.window.scene().getRoot().lookup("#recordings") != null);
        }
    }
}
