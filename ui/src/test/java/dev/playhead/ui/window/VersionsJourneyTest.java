package dev.playhead.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.control.WrappedText;
import dev.playhead.ui.timeline.ExampleSession;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Somebody opens the versions of a message and finds out where each of them arrived.
@ExtendWith(FxToolkit.class)
class VersionsJourneyTest {
    private static Journey reading() {
        var journey = Journey.through(new FakeSession());
        journey.press(KeyCode.SHORTCUT, KeyCode.DIGIT2);
        Journey.until(() -> list(journey, "#conversation").getItems().size() == 7);
        return journey;
    }

    private static ListView<?> list(Journey journey, String query) {
        return (ListView<?>) journey.window.scene().getRoot().lookup(query);
    }

    // By keys alone: the last message but so many.
    private static Journey opened(int fromEnd) {
        var journey = reading();
        FxToolkit.onFx(() -> {
            list(journey, "#conversation").requestFocus();
            list(journey, "#conversation").getSelectionModel().clearAndSelect(6 - fromEnd);
            return null;
        });
        journey.press(KeyCode.ENTER);
        Journey.until(() -> isShown(journey, "#version-strip"));
        return journey;
    }

    private static boolean isShown(Journey journey, String query) {
        var node = journey.window.scene().getRoot().lookup(query);
        for (var part = node; part != null; part = part.getParent()) {
            if (!part.isVisible()) {
                return false;
            }
        }
        return node != null;
    }

    private static List<String> words(Journey journey, String query) {
        return Objects.requireNonNull(journey.window.scene().getRoot().lookup(query)).lookupAll("*").stream()
                .filter(Labeled.class::isInstance)
                .map(label -> ((Labeled) label).getText())
                .toList();
    }

    private static String said(Journey journey, String query) {
        return String.valueOf(journey.window.scene().getRoot().lookup(query).getAccessibleText());
    }

    private static String text(Journey journey) {
        return journey.window
                        .scene()
                        .getRoot()
                        .lookupAll("#version-diff .ph-version-text")
                        .isEmpty()
                ? ""
                : journey.window.scene().getRoot().lookup("#version-diff").lookupAll("*").stream()
                        .filter(WrappedText.class::isInstance)
                        .map(node -> ((WrappedText) node).getText())
                        .findFirst()
                        .orElse("");
    }

    @Test
    void enterOnAMessageShowsItsNewestVersionAndEscapeLeadsBackToIt() {
        try (var journey = opened(5)) { // the question that was edited
            Journey.until(() -> said(journey, "#version-strip").equals("Version 2 of 2"));
            Journey.until(() -> text(journey).contains("tomorrow"));
            assertEquals(journey.node("#version-strip"), journey.focused());
            assertTrue(FxToolkit.onFx(() -> words(journey, "#version-life").contains("Updated")));
            journey.press(KeyCode.ESCAPE);
            Journey.until(() -> isShown(journey, "#conversation") && !isShown(journey, "#version-strip"));
            assertEquals(
                    1,
                    FxToolkit.onFx(() ->
                            list(journey, "#conversation").getSelectionModel().getSelectedIndex()));
            assertEquals(journey.node("#conversation"), journey.focused());
        }
    }

    @Test
    void arrowKeysGoFromVersionToVersionAndNotThroughTime() {
        try (var journey = opened(5)) {
            Journey.until(() -> said(journey, "#version-strip").equals("Version 2 of 2"));
            long before = FxToolkit.onFx(() -> journey.window.model().momentNanos());
            journey.press(KeyCode.LEFT);
            Journey.until(() -> said(journey, "#version-strip").equals("Version 1 of 2"));
            assertEquals(before, FxToolkit.onFx(() -> journey.window.model().momentNanos()));
            Journey.until(() -> text(journey).equals("Which ferry goes to Lokrum today?"));
            Journey.until(() -> words(journey, "#version-reached").contains("v1 reached"));
            journey.press(KeyCode.END);
            Journey.until(() -> said(journey, "#version-strip").equals("Version 2 of 2"));
        }
    }

    @Test
    void aDeviceThatLacksAVersionIsNamedWithTheFaultThatKeptItAway() {
        try (var journey = opened(2)) { // the answer that still streams while the phone is cut
            Journey.until(() -> said(journey, "#version-strip").equals("Version 130 of 130"));
            Journey.until(() -> allWords(journey).contains("Phone has v90 of 130"));
            assertTrue(FxToolkit.onFx(() -> wrapped(journey))
                    .contains("v91 to v130 were kept from it by F-4, Cut phone."));
            assertTrue(FxToolkit.onFx(() -> journey.window.scene().getRoot().lookupAll(".ph-lack .hyperlink").stream()
                    .anyMatch(link -> ((Hyperlink) link).getText().startsWith("Frame #"))));
        }
    }

    private static List<String> allWords(Journey journey) {
        return journey.window.scene().getRoot().lookupAll(".label").stream()
                .map(label -> ((Labeled) label).getText())
                .toList();
    }

    private static List<String> wrapped(Journey journey) {
        return journey.window.scene().getRoot().lookupAll("*").stream()
                .filter(WrappedText.class::isInstance)
                .map(node -> ((WrappedText) node).getText())
                .toList();
    }

    @Test
    void inTheGridOfArrivalsKeysChooseVersionAndDevice() {
        try (var journey = opened(2)) {
            Journey.until(() -> said(journey, "#version-arrivals").contains("v130 to Laptop: arrived"));
            FxToolkit.onFx(() -> {
                journey.window.scene().getRoot().lookup("#version-arrivals").requestFocus();
                return null;
            });
            journey.press(KeyCode.DOWN);
            Journey.until(
                    () -> said(journey, "#version-arrivals").contains("v130 to Phone: missing, kept from it by F-4."));
            journey.press(KeyCode.DOWN);
            journey.press(KeyCode.HOME);
            Journey.until(() -> said(journey, "#version-arrivals")
                    .contains("v1 to Tablet: arrived, 12.0 ms after it was published, create."));
            Journey.until(() -> allWords(journey).stream().anyMatch(words -> words.startsWith("Frame #")));
        }
    }

    @Test
    void aStepOfAppendsOpensToEachOfThem() {
        try (var journey = opened(2)) {
            Journey.until(() -> list(journey, "#version-life").getItems().size() == 2);
            FxToolkit.onFx(() -> {
                list(journey, "#version-life").requestFocus();
                return null;
            });
            journey.press(KeyCode.HOME);
            Journey.until(() -> said(journey, "#version-strip").equals("Version 1 of 130"));
            journey.press(KeyCode.DOWN);
            Journey.until(() -> said(journey, "#version-strip").equals("Version 130 of 130"));
            journey.press(KeyCode.ENTER);
            Journey.until(() -> list(journey, "#version-life").getItems().size() == 131);
        }
    }

    @Test
    void thePlayheadSaysWhichVersionsThereAre() {
        try (var journey = opened(5)) {
            Journey.until(() -> said(journey, "#version-strip").equals("Version 2 of 2"));
            FxToolkit.onFx(() -> {
                journey.window.model().goTo(ExampleSession.at(105));
                return null;
            });
            Journey.until(() -> said(journey, "#version-strip").equals("Version 1 of 1"));
            FxToolkit.onFx(() -> {
                journey.window.model().goTo(ExampleSession.at(90));
                return null;
            });
            Journey.until(() -> allWords(journey).contains("This message was not published yet at the playhead."));
        }
    }

    @Test
    void theListBesideChoosesAnotherMessage() {
        try (var journey = reading()) {
            journey.press(KeyCode.V);
            Journey.until(() -> isShown(journey, "#version-strip"));
            Journey.until(() -> list(journey, "#message-list").getItems().size() == 6);
            Journey.until(
                    () -> list(journey, "#message-list").getSelectionModel().getSelectedIndex() == 5);
            assertTrue(FxToolkit.onFx(() -> allWords(journey)).contains("6 messages, 252 versions"));
            FxToolkit.onFx(() -> {
                list(journey, "#message-list").requestFocus();
                return null;
            });
            journey.press(KeyCode.UP);
            Journey.until(() -> said(journey, "#version-strip").equals("Version 33 of 33"));
            journey.press(KeyCode.V);
            Journey.until(() -> !isShown(journey, "#version-strip"));
        }
    }

    @Test
    void inTheTreeKeysGoFromQuestionToRunAndOpenIt() {
        try (var journey = reading()) {
            Journey.until(() -> isShown(journey, "#conversation-tree"));
            FxToolkit.onFx(() -> {
                journey.window.scene().getRoot().lookup("#conversation-tree").requestFocus();
                return null;
            });
            journey.press(KeyCode.HOME);
            journey.press(KeyCode.DOWN); // the first run
            Journey.until(
                    () -> list(journey, "#conversation").getSelectionModel().getSelectedIndex() == 2);
            journey.press(KeyCode.ENTER);
            Journey.until(() -> isShown(journey, "#version-strip")
                    && said(journey, "#version-strip").equals("Version 83 of 83"));
            journey.click("#outline-as-tree");
            Journey.until(() -> isShown(journey, "#conversation-tree"));
        }
    }

    @Test
    void twoVersionsStandSideBySide() {
        try (var journey = opened(5)) {
            Journey.until(() -> text(journey).contains("tomorrow"));
            journey.click("#diff-beside");
            Journey.until(() -> texts(journey)
                    .equals(List.of("Which ferry goes to Lokrum today?", "Which ferry goes to Lokrum tomorrow?")));
            assertTrue(((ToggleButton) journey.node("#diff-beside")).isSelected());
        }
    }

    private static List<String> texts(Journey journey) {
        Node diff = journey.window.scene().getRoot().lookup("#version-diff");
        return diff.lookupAll("*").stream()
                .filter(WrappedText.class::isInstance)
                .map(node -> ((WrappedText) node).getText())
                .toList();
    }
}
