package dev.playhead.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.scenario.ScenarioPane;
import dev.playhead.ui.welcome.Welcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Scenarios by keys and mouse.
@ExtendWith(FxToolkit.class)
class ScenariosViewTest {
    @TempDir
    private Path folder;

    private ExampleScenarios program;

    @BeforeEach
    void program() {
        program = new ExampleScenarios(folder);
    }

    private Journey scenarios(Path file) {
        var journey = Journey.through(new FakeSession());
        FxToolkit.onFx(() -> {
            journey.window.welcome(new Welcome("localhost:9477", List.of(), program));
            return null;
        });
        journey.press(KeyCode.SHORTCUT, KeyCode.R);
        FxToolkit.onFx(() -> {
            pane(journey).open(file);
            return null;
        });
        settled(journey);
        return journey;
    }

    private static ScenarioPane pane(Journey journey) {
        return (ScenarioPane) journey.window.scene().getRoot().lookup(".ph-scenario");
    }

    private static void settled(Journey journey) {
        Journey.until(() -> journey.window.isSettled());
    }

    private static String text(Journey journey, String query) {
        return ((Label) journey.node(query)).getText();
    }

    private static List<?> expected(Journey journey) {
        return FxToolkit.onFx(() -> List.copyOf(((ListView<?>) journey.node("#scenario-expected")).getItems()));
    }

    @Test
    void aRunSaysWhatCameOfEachExpectationAndLeadsToWhatProvesIt() throws Exception {
        try (var journey = scenarios(program.tunnel())) {
            assertTrue(text(journey, "#scenario-name").startsWith("A phone goes through a tunnel"));
            journey.press(KeyCode.F9);
            Journey.until(() -> expected(journey).size() == 9 && journey.window.isSettled());
            assertEquals("1 of 9 failed", text(journey, "#scenario-outcome"));
            assertEquals("playhead run tunnel.yaml --seed 42", text(journey, "#scenario-command"));
            var link = FxToolkit.onFx(() -> {
                var found = (Hyperlink) ((Pane) journey.node("#scenario-evidence"))
                        .getChildren()
                        .getFirst();
                found.fire();
                return found.getText();
            });
            assertTrue(link.startsWith("#"), link);
            assertEquals(List.of(folder.resolve("scenarios/tunnel-seed-42.playhead.mcap")), program.opened);
            assertTrue(Files.exists(program.opened.getFirst()));
        }
    }

    @Test
    void withManySeedsEachIsASquareThatPlaysItAgain() throws Exception {
        try (var journey = scenarios(program.tunnel())) {
            FxToolkit.onFx(() -> {
                ((TextField) journey.node("#scenario-seeds-range")).setText("3..9");
                return null;
            });
            journey.press(KeyCode.SHIFT, KeyCode.F9);
            settled(journey);
            var squares = ((Pane) journey.node("#scenario-seeds")).getChildren();
            assertEquals(7, squares.size());
            FxToolkit.onFx(() -> {
                ((Button) squares.getFirst()).fire();
                return null;
            });
            settled(journey);
            assertEquals("3", ((TextField) journey.node("#scenario-seed")).getText());
            assertEquals(9, expected(journey).size());
        }
    }

    @Test
    void whatIsWrongWithAFileIsSaidWithItsPlace() throws Exception {
        try (var journey = scenarios(program.wrong())) {
            var said = FxToolkit.onFx(() -> ((Pane) journey.node("#scenario-problems"))
                    .getChildren()
                    .getFirst()
                    .getAccessibleText());
            assertTrue(said.startsWith("12:"), said);
            assertTrue(said.contains("Did you mean tunnel?"), said);
            assertTrue(journey.node("#run-scenario").isDisabled());
        }
    }

    @Test
    void aRunCanBeCancelledAndTheFileIsRemembered() throws Exception {
        try (var journey = scenarios(program.tunnel())) {
            FxToolkit.onFx(() -> {
                ((TextField) journey.node("#scenario-seeds-range")).setText("1..100000");
                pane(journey).runSeeds();
                return null;
            });
            assertFalse(journey.node("#cancel-scenario").isDisabled());
            journey.press(KeyCode.F4);
            settled(journey);
            Journey.until(
                    () -> journey.node("#scenario-said").getAccessibleText().equals("It was cancelled."));
            var menu = FxToolkit.onFx(() -> ((MenuButton) journey.node("#open-scenario"))
                    .getItems()
                    .getLast()
                    .getText());
            assertEquals("tunnel.yaml", menu);
        }
    }
}
