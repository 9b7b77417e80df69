package dev.playhead.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.time.PlayMode;
import dev.playhead.ui.timeline.ExampleSession;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Runs by keys and mouse: what is chosen leads to moments of it.
@ExtendWith(FxToolkit.class)
class RunsViewTest {
    private final FakeSession session = new FakeSession();

    private static List<String> rows(Journey journey) {
        return TableRows.of(journey, "#runs");
    }

    private static TableView<?> table(Journey journey) {
        return (TableView<?>) journey.node("#runs");
    }

    private static @Nullable Hyperlink link(Journey journey, String words) {
        return journey.window.scene().getRoot().lookupAll(".hyperlink").stream()
                .flatMap(node -> node instanceof Hyperlink link && words.equals(link.getText())
                        ? Stream.of(link)
                        : Stream.empty())
                .findFirst()
                .orElse(null);
    }

    @Test
    void aRunLeadsToItsMomentsAndStaysChosen() {
        try (var journey = Journey.through(session)) {
            journey.press(KeyCode.SHORTCUT, KeyCode.DIGIT7);
            Journey.until(() -> rows(journey).size() == 7);
            FxToolkit.onFx(() -> {
                table(journey).requestFocus();
                table(journey).getSelectionModel().select(3);
                return null;
            });
            assertEquals(
                    PlayMode.LIVE, FxToolkit.onFx(() -> journey.window.model().mode()));
            journey.press(KeyCode.DOWN);
            Journey.until(() -> link(journey, "Playhead to its first text") != null);
            journey.click(FxToolkit.onFx(() -> link(journey, "Playhead to its first text")), 20, 8);
            Journey.until(
                    () -> rows(journey).size() == 5 && rows(journey).getLast().contains("|streaming|1|"));
            assertEquals(
                    ExampleSession.at(107.5),
                    FxToolkit.onFx(() -> journey.window.model().shownNanos()));
            assertEquals(
                    4, FxToolkit.onFx(() -> table(journey).getSelectionModel().getSelectedIndex()));
            journey.click(FxToolkit.onFx(() -> link(journey, "Playhead to its end")), 20, 8);
            Journey.until(() -> rows(journey).getLast().contains("|stopped|82|"));
        }
    }
}
