package dev.playhead.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.theme.Theme;
import dev.playhead.ui.time.PlayMode;
import dev.playhead.ui.timeline.ExampleSession;
import dev.playhead.ui.welcome.Welcome;
import dev.playhead.ui.welcome.WelcomeActions;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The palette by keyboard and mouse: commands are done, places are gone to.
@ExtendWith(FxToolkit.class)
class PaletteJourneyTest {
    private final FakeSession session = new FakeSession();

    private static void open(Journey journey) {
        journey.press(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.P);
        Journey.until(() -> journey.node("#palette").isVisible());
    }

    private static void type(Journey journey, String text) {
        FxToolkit.onFx(() -> {
            ((TextField) journey.node(".ph-palette-field")).setText(text);
            return null;
        });
    }

    private static List<String> lines(Journey journey) {
        var list = (ListView<?>) journey.node("#palette-results");
        list.layout();
        return list.lookupAll(".list-cell").stream()
                .flatMap(node -> node instanceof ListCell<?> cell && !cell.isEmpty() ? Stream.of(cell) : Stream.empty())
                .sorted((one, other) -> Integer.compare(one.getIndex(), other.getIndex()))
                .map(cell -> Objects.requireNonNullElse(cell.getAccessibleText(), ""))
                .toList();
    }

    private static boolean has(Journey journey, String beginning) {
        return lines(journey).stream().anyMatch(line -> line.startsWith(beginning));
    }

    private static void choose(Journey journey, String beginning) {
        Journey.until(() -> has(journey, beginning));
        FxToolkit.onFx(() -> {
            var list = (ListView<?>) journey.node("#palette-results");
            list.getSelectionModel()
                    .select(lines(journey).stream()
                            .map(line -> line.startsWith(beginning))
                            .toList()
                            .indexOf(true));
            return null;
        });
    }

    @Test
    void aCommandIsDoneAndTheFocusGoesBack() {
        try (var journey = Journey.through(session)) {
            var before = journey.focused();
            open(journey);
            type(journey, "restore phone");
            choose(journey, "Commands, Restore Phone, ends F-4");
            journey.press(KeyCode.ENTER);
            Journey.until(() -> session.asked.contains("restore F-4"));
            assertFalse(FxToolkit.onFx(() -> journey.node("#palette").isVisible()));
            assertEquals(before, journey.focused());
        }
    }

    @Test
    void aPresetIsSetOnTheDeviceThatWasNamed() {
        try (var journey = Journey.through(session)) {
            open(journey);
            type(journey, "tunnel tablet");
            choose(journey, "Commands, Tunnel for Tablet");
            journey.press(KeyCode.ENTER);
            Journey.until(() -> session.asked.equals(List.of("cut 2")));
        }
    }

    @Test
    void aPlaceMovesThePlayheadAndTheSelectionThere() {
        try (var journey = Journey.through(session)) {
            open(journey);
            type(journey, "runs: run 5");
            choose(journey, "Runs, Run 5");
            journey.press(KeyCode.SHORTCUT, KeyCode.ENTER);
            Journey.until(() -> journey.window.model().mode() == PlayMode.REPLAY);
            long started = ExampleSession.timeline().runs().get(4).startedNanos();
            assertEquals(started, FxToolkit.onFx(() -> journey.window.model().shownNanos()));
            assertTrue(FxToolkit.onFx(() -> journey.node("#palette").isVisible()), "it stays with Ctrl Enter");
            journey.press(KeyCode.ESCAPE);
            assertFalse(FxToolkit.onFx(() -> journey.node("#palette").isVisible()));
            open(journey);
            Journey.until(() -> lines(journey).getFirst().startsWith("Recent, Run 5"));
        }
    }

    @Test
    void whatCannotBeDoneNowSaysWhyAndIsNotDone() {
        var file = FakeSession.file();
        try (var journey = Journey.through(file)) {
            open(journey);
            type(journey, "restore phone");
            choose(journey, "Commands, Restore Phone");
            assertTrue(FxToolkit.onFx(() -> lines(journey).stream().anyMatch(line -> line.endsWith("only in Live"))));
            journey.press(KeyCode.ENTER);
            assertTrue(FxToolkit.onFx(() -> journey.node("#palette").isVisible()));
            assertEquals(List.of(), file.asked);
        }
    }

    @Test
    void messagesFramesAndDevicesAreFoundByWhatTheyAreCalled() {
        try (var journey = Journey.through(session)) {
            open(journey);
            type(journey, "ferry");
            Journey.until(() -> has(journey, "Messages, \u201c"));
            type(journey, "#12");
            Journey.until(() -> has(journey, "Frames, Frame #12, "));
            type(journey, "@");
            Journey.until(() -> has(journey, "Devices, Phone, ann-phone"));
            assertTrue(FxToolkit.onFx(() -> lines(journey).stream().allMatch(line -> line.startsWith("Devices, "))));
            journey.press(KeyCode.BACK_SPACE);
            type(journey, "nothing is called so");
            Journey.until(() -> lines(journey).isEmpty());
        }
    }

    @Test
    void tabNarrowsToTheGroupAndAPressElsewhereCloses() {
        try (var journey = Journey.through(session)) {
            open(journey);
            type(journey, "phone");
            choose(journey, "Devices, Phone");
            journey.press(KeyCode.TAB);
            assertEquals("@phone", FxToolkit.onFx(() -> ((TextField) journey.node(".ph-palette-field")).getText()));
            journey.click("#palette-results");
            journey.click(".ph-status-button");
            assertFalse(FxToolkit.onFx(() -> journey.node("#palette").isVisible()));
        }
    }

    @Test
    void withoutASessionThereAreTheCommandsOfTheWindow() {
        FxToolkit.onFx(() -> {
            var window = new PlayheadWindow(Theme.DARK);
            window.welcome(new Welcome("localhost:9477", List.of(), WelcomeActions.NONE));
            window.find("open");
            window.scene().getRoot().applyCss();
            window.scene().getRoot().layout();
            var list = (ListView<?>) window.scene().getRoot().lookup("#palette-results");
            assertTrue(list.getItems().getFirst().toString().contains("Open recording"), list.getItems()::toString);
            window.close();
            return window;
        });
    }
}
