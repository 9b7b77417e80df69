package dev.playhead.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.timeline.ExampleSession;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Somebody reads a channel as a conversation and finds out which device lacks what.
@ExtendWith(FxToolkit.class)
class ConversationJourneyTest {
    private static ListView<?> list(Journey journey) {
        return (ListView<?>) journey.window.scene().getRoot().lookup("#conversation");
    }

    private static Journey reading() {
        var journey = Journey.through(new FakeSession());
        journey.press(KeyCode.SHORTCUT, KeyCode.DIGIT2);
        Journey.until(() -> list(journey).getItems().size() == 7);
        return journey;
    }

    private static List<String> cells(Journey journey) {
        return FxToolkit.onFx(() -> {
            var words = new ArrayList<String>();
            for (Node cell : list(journey).lookupAll(".ph-talk-row")) {
                if (cell.getAccessibleText() != null) {
                    words.add(cell.getAccessibleText());
                }
            }
            return words;
        });
    }

    private static List<String> links(Parent under) {
        var words = new ArrayList<String>();
        for (var node : under.lookupAll(".hyperlink")) {
            words.add(((Hyperlink) node).getText());
        }
        return words;
    }

    @Test
    void theRowOfADeviceThatLacksSomethingSaysSo() {
        try (var journey = reading()) {
            Journey.until(() -> cells(journey).stream()
                    .anyMatch(words -> words.startsWith("planner: Day 1")
                            && words.endsWith("Phone has version 90 of 130 and was not sent the rest")));
            assertTrue(cells(journey).stream().anyMatch(words -> words.startsWith("maps calls places")));
        }
    }

    @Test
    void asADeviceHasItWhatItLacksIsGhosted() {
        try (var journey = reading()) {
            FxToolkit.onFx(() -> {
                ((MenuButton) journey.window.scene().getRoot().lookup("#conversation-as"))
                        .getItems()
                        .get(2)
                        .fire();
                return null;
            });
            Journey.until(() -> ((MenuButton) journey.window.scene().getRoot().lookup("#conversation-as"))
                    .getText()
                    .equals("As Phone has it"));
            Journey.until(() -> cells(journey).stream()
                    .anyMatch(words -> words.contains("Phone has version 90 of 130 and was not sent the rest.")));
            Journey.until(() -> journey.window.scene().getRoot().lookupAll("#conversation .ph-ghost-text").stream()
                    .anyMatch(Text.class::isInstance));
        }
    }

    @Test
    void byKeysAMessageIsChosenAndItsMomentIsGoneTo() {
        try (var journey = reading()) {
            FxToolkit.onFx(() -> {
                list(journey).requestFocus();
                return null;
            });
            journey.press(KeyCode.DOWN);
            journey.press(KeyCode.DOWN);
            Journey.until(() -> links(journey.window.scene().getRoot()).contains("Playhead to its creation"));
            journey.click(".hyperlink"); // the first one: on the timeline
            Journey.until(() -> journey.window.scene().getRoot().lookup("#conversation") == null);
        }
    }

    @Test
    void whatComesAfterThePlayheadHasNotBeenSaid() {
        try (var journey = reading()) {
            FxToolkit.onFx(() -> {
                journey.window.model().goTo(ExampleSession.at(110));
                return null;
            });
            Journey.until(() -> list(journey).getItems().size() == 3);
            journey.press(KeyCode.ESCAPE);
            assertEquals(
                    -1, FxToolkit.onFx(() -> list(journey).getSelectionModel().getSelectedIndex()));
        }
    }
}
