package dev.playhead.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.api.LogSession;
import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.compare.ExampleRecordings;
import dev.playhead.ui.control.WrappedText;
import dev.playhead.ui.welcome.Welcome;
import dev.playhead.ui.welcome.WelcomeActions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Two nights of one program beside each other: chosen, narrowed down, stepped through by keys, and exported.
@ExtendWith(FxToolkit.class)
class CompareViewTest {
    @TempDir
    static Path folder;

    private static Path first;
    private static Path second;

    private final List<Path> opened = new ArrayList<>();
    private LogSession session;

    @BeforeAll
    static void play() {
        first = ExampleRecordings.first(folder);
        second = ExampleRecordings.second(folder);
    }

    @BeforeEach
    void open() throws Exception {
        session = LogSession.open(first);
        session.awaitCaughtUp();
    }

    @AfterEach
    void close() throws Exception {
        session.close();
    }

    private Journey compare() {
        var journey = Journey.through(session);
        FxToolkit.onFx(() -> {
            journey.window.welcome(new Welcome("localhost:9477", List.of(second, first), new WelcomeActions() {
                @Override
                public void open(Path file) {
                    opened.add(file);
                }
            }));
            journey.window.view("timeline");
            return journey;
        });
        journey.press(KeyCode.SHORTCUT, KeyCode.DIGIT5);
        return journey;
    }

    private Journey compared() {
        var journey = compare();
        button(journey, "Compare with nightly-28");
        Journey.until(() -> !list(journey).getItems().isEmpty() && journey.window.isSettled());
        return journey;
    }

    private static void button(Journey journey, String accessible) {
        FxToolkit.onFx(() -> {
            journey.window.scene().getRoot().lookupAll(".button").stream()
                    .filter(node -> accessible.equals(node.getAccessibleText()))
                    .map(Button.class::cast)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("There is no button " + accessible))
                    .fire();
            return journey;
        });
    }

    private static ListView<?> list(Journey journey) {
        return journey.window.scene().getRoot().lookup("#compare-list") instanceof ListView<?> list
                ? list
                : new ListView<>();
    }

    private static String label(Journey journey, String query) {
        return journey.window.scene().getRoot().lookup(query) instanceof Label label ? label.getText() : "";
    }

    private static String text(Journey journey) {
        return Objects.requireNonNullElse(journey.node("#compare-text").getAccessibleText(), "");
    }

    private static boolean isShown(Journey journey, String view) {
        return journey.window.scene().getRoot().lookup("#view-" + view) instanceof ToggleButton entry
                && entry.isSelected();
    }

    private static void export(Journey journey, String words) {
        FxToolkit.onFx(() -> {
            ((MenuButton) journey.node("#compare-export"))
                    .getItems().stream()
                            .filter(item -> item.getText().startsWith(words))
                            .findFirst()
                            .ifPresent(MenuItem::fire);
            return null;
        });
    }

    @Test
    void oneIsChosenFromTheRecentOnesAndEveryRunHasAState() {
        try (var journey = compare()) {
            assertTrue(((WrappedText) journey.node("#compare-notice"))
                    .getText()
                    .startsWith("Choose the recording that this one is compared with."));
        }
        try (var journey = compared()) {
            Journey.until(() -> label(journey, "#compare-sentence")
                    .equals("5 of 7 runs are in both. A has 1 that B has not; B has 1 that A has not."));
            assertEquals("Only in A 1", chip(journey, "only-a"));
            assertEquals("Changed text 1", chip(journey, "changed"));
            assertEquals("Reordered 1", chip(journey, "reordered"));
            journey.click("#compare-count-messages");
            Journey.until(() -> chip(journey, "changed").equals("Changed text 1"));
            journey.click("#compare-only-b");
            Journey.until(() -> rows(journey) == 1);
            journey.click("#compare-all");
            Journey.until(() -> rows(journey) >= 7);
        }
    }

    private static long rows(Journey journey) {
        return list(journey).getItems().size();
    }

    private static String chip(Journey journey, String id) {
        return ((ToggleButton) journey.node("#compare-" + id)).getText();
    }

    @Test
    void keysStepThroughThePlacesAndGoOnToTheNextMessage() {
        try (var journey = compared()) {
            toTheFerry(journey);
            assertEquals("place 1 of 5: A has 09:00 catamaran, B has 10:30 ferry", text(journey));
            journey.press(KeyCode.F7);
            assertEquals("place 2 of 5: A has Bol., B has Supetar.", text(journey));
            FxToolkit.onFx(() -> {
                journey.node("#compare-text").requestFocus();
                return journey;
            });
            journey.press(KeyCode.DOWN);
            assertTrue(text(journey).startsWith("place 3 of 5: A has 14,"), text(journey));
            journey.press(KeyCode.UP);
            journey.press(KeyCode.SHIFT, KeyCode.F7);
            assertTrue(text(journey).startsWith("place 1 of 5"), text(journey));
            journey.click("#compare-form-inline");
            journey.click("#compare-form-frames");
            Journey.until(() -> rowsOfFrames(journey) > 30);
            journey.press(KeyCode.SHIFT, KeyCode.F7);
            Journey.until(() -> journey.window.isSettled() && !text(journey).startsWith("place 1 of 5"));
        }
    }

    private static int rowsOfFrames(Journey journey) {
        return journey.window.scene().getRoot().lookup("#compare-frames") instanceof ListView<?> list
                ? list.getItems().size()
                : 0;
    }

    // The first text that differs is chosen at first.
    private static void toTheFerry(Journey journey) {
        Journey.until(() -> journey.window.isSettled() && text(journey).startsWith("place 1 of 5"));
    }

    @Test
    void aPlaceLeadsToItsFrameOnTheTimelineHereAndToTheOtherRecordingThere() {
        try (var journey = compared()) {
            toTheFerry(journey);
            click(journey, "#compare-frame-b");
            assertEquals(List.of(second), opened);
            assertTrue(FxToolkit.onFx(() -> isShown(journey, "compare")));
            click(journey, "#compare-frame-a");
            Journey.until(() -> isShown(journey, "timeline"));
            long moment = FxToolkit.onFx(() -> journey.window.model().momentNanos())
                    - session.timeline().startNanos();
            assertTrue(moment > 16_000_000_000L && moment < 20_000_000_000L, () -> moment + " ns");
        }
    }

    // What is chosen is read beside the FX thread, and its links come with it.
    private static void click(Journey journey, String query) {
        Journey.until(() -> journey.window.scene().getRoot().lookup(query) != null);
        FxToolkit.onFx(() -> {
            Node node = journey.node(query);
            ((ButtonBase) node).fire();
            return node;
        });
    }

    @Test
    void bothKeepTheirLettersWhenTheOtherOneIsOpened() throws Exception {
        try (var other = LogSession.open(second);
                var journey = compared()) {
            other.awaitCaughtUp();
            FxToolkit.onFx(() -> {
                journey.window.show(other);
                return other;
            });
            journey.press(KeyCode.SHORTCUT, KeyCode.DIGIT5);
            Journey.until(() -> journey.window.isSettled() && rows(journey) > 0);
            assertEquals("nightly-27", ((MenuButton) journey.node("#compare-source-a")).getText());
            assertEquals("nightly-28", ((MenuButton) journey.node("#compare-source-b")).getText());
            assertEquals("Only in A 1", chip(journey, "only-a"));
            journey.press(KeyCode.X);
            Journey.until(() -> journey.window.isSettled() && rows(journey) > 0);
            assertEquals("nightly-28", ((MenuButton) journey.node("#compare-source-a")).getText());
        }
    }

    @Test
    void differencesAreSaidAsDiffSaysThem() {
        try (var journey = compared()) {
            export(journey, "Copy as text");
            var copied = FxToolkit.onFx(() -> Clipboard.getSystemClipboard().getString());
            assertTrue(copied.startsWith("A is " + first + ", B is " + second + ".\n"), copied);
            assertTrue(copied.contains("changed  ai:ferry, ferries, run "), copied);
            assertTrue(copied.contains("7 runs: 1 only in A, 1 only in B, 1 changed, 1 reordered, "), copied);
        }
    }

    @Test
    void runsAreChosenOnTheLanesAndInTheListAlike() {
        try (var journey = compared()) {
            var bands = journey.node("#compare-bands");
            FxToolkit.onFx(() -> {
                bands.requestFocus();
                return bands;
            });
            var before = bands.getAccessibleText();
            assertTrue(
                    before.contains("Book the ferry for two: changed, 5 places, 6 words. A: run 4 at 00:16.0"), before);
            journey.press(KeyCode.LEFT);
            Journey.until(() -> bands.getAccessibleText().contains("only in A, second answer. A: run 3"));
            Journey.until(() -> chosen(journey).contains("Only in A, run, Vegan dinner near the Riva"));
            journey.press(KeyCode.EQUALS);
            journey.press(KeyCode.RIGHT);
            Journey.until(() -> chosen(journey).contains("Changed, run, Book the ferry for two"));
            journey.click(bands, 176 + 90, bands.getLayoutBounds().getHeight() / 2 - 60);
            Journey.until(() -> journey.window.isSettled());
        }
    }

    private static String chosen(Journey journey) {
        return list(journey).lookupAll(".list-cell:selected").stream()
                .map(node -> Objects.requireNonNullElse(node.getAccessibleText(), ""))
                .findFirst()
                .orElse("");
    }

    @Test
    void twoDevicesAndTheServerAreComparedWithoutTimes() {
        try (var journey = compare()) {
            journey.click("#compare-kind-devices");
            Journey.until(() -> !list(journey).getItems().isEmpty() && journey.window.isSettled());
            assertTrue(journey.node("#compare-slower-from").isDisabled());
            assertEquals("Slower 0", chip(journey, "slower"));
        }
    }

    @Test
    void whatIsNoRecordingIsSaidInWords() throws Exception {
        var none = Files.writeString(folder.resolve("none.mcap"), "no recording");
        try (var journey = compare()) {
            FxToolkit.onFx(() -> {
                journey.window.compareWith(none);
                return journey;
            });
            Journey.until(() -> ((WrappedText) journey.node("#compare-notice"))
                    .getText()
                    .startsWith(none + " cannot be compared: "));
        }
    }
}
