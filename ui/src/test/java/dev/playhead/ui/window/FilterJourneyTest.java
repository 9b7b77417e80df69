package dev.playhead.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.field.FilterCompletion;
import dev.playhead.ui.FxToolkit;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Popup;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Somebody filters the frames.
@ExtendWith(FxToolkit.class)
class FilterJourneyTest {
    private static final long STEP = 10_000_000;

    private final FakeSession session = new FakeSession();

    private static void type(Journey journey, String text) {
        journey.click("#filter");
        journey.robot.write(text, 0);
    }

    /// As one that is pasted, so that no word of it is read before the next is there.
    private static void write(Journey journey, String text) {
        FxToolkit.onFx(() -> {
            ((TextField) journey.node("#filter")).setText(text);
            return text;
        });
    }

    @SuppressWarnings("unchecked")
    private static List<Integer> rows(Journey journey) {
        return FxToolkit.onFx(
                () -> List.copyOf(((TableView<Integer>) journey.window.scene().lookup("#frames")).getItems()));
    }

    private static String words(Journey journey) {
        return FxToolkit.onFx(() -> ((Label) journey.window.scene().lookup("#filter-words")).getText());
    }

    private static boolean isShown(Node node) {
        return FxToolkit.onFx(node::isVisible);
    }

    private static List<Integer> every(int step, int until) {
        return IntStream.range(0, until).filter(row -> row % 4 == step).boxed().toList();
    }

    @Test
    void aFilterShowsWhatItWantsAndGoesOnWithTheSession() {
        session.frames(new RegularFrames(4_000, STEP));
        try (var journey = Journey.through(session)) {
            assertFalse(isShown(journey.node("#filter-bar")));
            type(journey, "kind == append");
            Journey.until(() -> rows(journey).equals(every(0, 4_000)));
            assertEquals("1,000 of 4,000 frames match", words(journey));
            session.frames(new RegularFrames(4_400, STEP));
            Journey.until(() -> rows(journey).equals(every(0, 4_400)));
            assertEquals("1,100 of 4,400 frames match", words(journey));
            journey.press(KeyCode.ESCAPE);
            Journey.until(() -> rows(journey).size() == 4_400);
            assertFalse(isShown(journey.node("#filter-bar")));
        }
    }

    private static List<String> candidates() {
        return FxToolkit.onFx(() -> Window.getWindows().stream()
                .filter(window -> window instanceof Popup && window.isShowing())
                .flatMap(window -> window.getScene().getRoot().lookupAll("#filter-candidates").stream())
                .flatMap(node -> ((ListView<?>) node).getItems().stream())
                .map(candidate -> ((FilterCompletion.Candidate) candidate).text())
                .toList());
    }

    private static String written(Journey journey) {
        return FxToolkit.onFx(() -> ((TextField) journey.node("#filter")).getText());
    }

    @Test
    void wordsThatMayComeNextAreOfferedAndTakenWithTab() {
        session.frames(new RegularFrames(4_000, STEP));
        try (var journey = Journey.through(session)) {
            type(journey, "ki");
            Journey.until(() -> candidates().equals(List.of("kind")));
            journey.press(KeyCode.TAB);
            assertEquals("kind ", written(journey));
            Journey.until(
                    () -> candidates().size() > 3 && candidates().getFirst().equals("=="));
            journey.press(KeyCode.TAB);
            Journey.until(() -> candidates().contains("APPEND"));
            journey.press(KeyCode.DOWN);
            journey.press(KeyCode.UP);
            var commonest = candidates().getFirst();
            journey.press(KeyCode.TAB);
            assertEquals("kind == " + commonest + " ", written(journey));
            journey.press(KeyCode.ENTER);
            Journey.until(() -> candidates().isEmpty() && rows(journey).size() < 4_000);
        }
    }

    @Test
    void escapeClosesTheOfferFirstAndTheFilterStays() {
        try (var journey = Journey.through(session)) {
            type(journey, "ki");
            Journey.until(() -> !candidates().isEmpty());
            journey.press(KeyCode.ESCAPE);
            Journey.until(() -> candidates().isEmpty());
            assertEquals("ki", written(journey));
            assertTrue(FxToolkit.onFx(() -> journey.node("#filter").isFocused()));
        }
    }

    @Test
    void whatIsWrongIsExplainedAndTheFilterBeforeStaysInForce() {
        session.frames(new RegularFrames(4_000, STEP));
        try (var journey = Journey.through(session)) {
            type(journey, "way == in");
            Journey.until(() -> rows(journey).equals(every(0, 4_000)));
            write(journey, "way == in and kind == apend");
            Journey.until(() -> words(journey).startsWith("Character 23: found \u201capend\u201d, which is no kind."));
            assertTrue(words(journey).endsWith("The filter before stays in force."), words(journey));
            assertEquals(every(0, 4_000), rows(journey));
            journey.press(KeyCode.TAB);
            Journey.until(() -> words(journey).equals("1,000 of 4,000 frames match"));
            journey.click("#filter-clear-all");
            Journey.until(() -> rows(journey).size() == 4_000);
        }
    }

    @Test
    void nothingThatMatchesIsSaidAndMoreThanTheTableHoldsCanBeReached() {
        session.frames(new RegularFrames(200_000, 1_000_000));
        try (var journey = Journey.through(session)) {
            journey.press(KeyCode.SLASH);
            Journey.until(() -> journey.node("#filter").isFocused());
            assertEquals("", FxToolkit.onFx(() -> ((TextField) journey.node("#filter")).getText()));
            write(journey, "way == in");
            Journey.until(() -> words(journey).equals("50,000 of 200,000 frames match"));
            assertEquals(199_996, rows(journey).getLast());
            write(journey, "way == in and way == out");
            journey.press(KeyCode.ENTER);
            Journey.until(() -> words(journey).startsWith("0 of 200,000 frames match"));
            assertEquals(List.of(), rows(journey));
        }
    }
}
