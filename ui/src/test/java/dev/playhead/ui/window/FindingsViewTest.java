package dev.playhead.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.check.Finding;
import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.WrappedText;
import dev.playhead.ui.finding.ExampleFindings;
import dev.playhead.ui.timeline.ExampleSession;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Findings by keys and mouse: chosen, narrowed down, muted, and followed to the frames that prove them.
@ExtendWith(FxToolkit.class)
class FindingsViewTest {
    private static final double FIRST_CELL = 120;
    private static final double PITCH = 18;
    private static final double PHONE = 44 + 36 + 14;

    private final FakeSession session = new FakeSession() {
        @Override
        public List<Finding> findings() {
            return List.copyOf(ExampleFindings.checks(timeline(), Long.MAX_VALUE)
                    .findings()
                    .values());
        }
    };

    private Journey findings() {
        var journey = Journey.through(session);
        journey.press(KeyCode.SHORTCUT, KeyCode.DIGIT3);
        Journey.until(() -> list(journey).getItems().size() == 4 && isShown(journey, "findings"));
        Journey.until(() -> sentence(journey).startsWith("Phone was attached and never sent"));
        return journey;
    }

    private static ListView<?> list(Journey journey) {
        return journey.window.scene().getRoot().lookup("#findings") instanceof ListView<?> list
                ? list
                : new ListView<>();
    }

    private static String sentence(Journey journey) {
        return journey.window.scene().getRoot().lookup("#finding-sentence") instanceof WrappedText text
                ? text.getText()
                : "";
    }

    private static String cell(Journey journey) {
        return journey.window.scene().getRoot().lookup("#matrix-sentence") instanceof Label label && label.isVisible()
                ? label.getText()
                : "";
    }

    private static boolean isShown(Journey journey, String view) {
        return journey.window.scene().getRoot().lookup("#view-" + view) instanceof ToggleButton entry
                && entry.isSelected();
    }

    private static void focus(Journey journey, String query) {
        FxToolkit.onFx(() -> {
            Node node = journey.node(query);
            node.requestFocus();
            Nodes.showFocus(node);
            return node;
        });
    }

    private static void fire(Journey journey, String menu, String words) {
        FxToolkit.onFx(() -> {
            ((MenuButton) journey.node(menu))
                    .getItems().stream()
                            .filter(item -> item.getText().startsWith(words))
                            .findFirst()
                            .ifPresent(MenuItem::fire);
            return null;
        });
    }

    @Test
    void theWorstIsChosenAtFirstAndArrowsChooseOthers() {
        try (var journey = findings()) {
            Journey.until(
                    () -> cell(journey).equals("Version 1,326 of planner to Phone: missing, F-2 kept it from it."));
            focus(journey, "#findings");
            journey.press(KeyCode.DOWN);
            Journey.until(() -> sentence(journey).startsWith("Tablet was sent"));
            Journey.until(() -> cell(journey).endsWith("to Tablet: sent twice."));
            journey.press(KeyCode.ESCAPE);
            Journey.until(() -> sentence(journey).isEmpty());
            assertEquals(
                    -1, FxToolkit.onFx(() -> list(journey).getSelectionModel().getSelectedIndex()));
        }
    }

    @Test
    void enterShowsTheFindingOnTheTimeline() {
        try (var journey = findings()) {
            focus(journey, "#findings");
            journey.press(KeyCode.ENTER);
            Journey.until(() -> isShown(journey, "timeline"));
            assertEquals(
                    ExampleSession.at(110),
                    FxToolkit.onFx(() -> journey.window.model().momentNanos()));
        }
    }

    @Test
    void evidenceLeadsToItsFrame() {
        try (var journey = findings()) {
            FxToolkit.onFx(() -> {
                ((Button) journey.node("Button.ph-evidence-row")).fire();
                return null;
            });
            Journey.until(() -> isShown(journey, "timeline"));
        }
    }

    @Test
    void oneSeverityIsListedAtATime() {
        try (var journey = findings()) {
            journey.click("#findings-warnings");
            Journey.until(() -> list(journey).getItems().size() == 1);
            assertEquals(
                    "Warnings 1", FxToolkit.onFx(() -> ((ToggleButton) journey.node("#findings-warnings")).getText()));
            journey.click("#findings-all");
            Journey.until(() -> list(journey).getItems().size() == 4);
        }
    }

    @Test
    void aRuleIsMutedAndHeardAgain() {
        try (var journey = findings()) {
            fire(journey, "#finding-more", "Mute rule no-loss");
            Journey.until(() -> list(journey).getItems().size() == 3);
            // It has its place with the next layout; a click of before that goes elsewhere.
            Journey.until(() -> {
                var unmute = journey.node("#unmute");
                return unmute.isVisible()
                        && !((Parent) unmute).isNeedsLayout()
                        && unmute.getLayoutBounds().getWidth() > 0;
            });
            journey.click("#unmute");
            Journey.until(() -> list(journey).getItems().size() == 4);
        }
    }

    @Test
    void arrowKeysMoveFromCellToCellAndNotInTime() {
        try (var journey = findings()) {
            focus(journey, "#delivery-matrix");
            journey.press(KeyCode.LEFT);
            Journey.until(() -> cell(journey).startsWith("Version 1,325 of planner to Phone: late, after 2"));
            journey.press(KeyCode.DOWN);
            Journey.until(() -> cell(journey).startsWith("Version 1,325 of planner to Tablet: delivered after"));
            journey.press(KeyCode.DOWN);
            Journey.until(() -> cell(journey).equals("Version 1,325: in history."));
            journey.press(KeyCode.UP);
            journey.press(KeyCode.HOME);
            Journey.until(() -> cell(journey).contains("to Tablet"));
            assertEquals(
                    Long.MAX_VALUE, FxToolkit.onFx(() -> journey.window.model().momentNanos()), "still live");
            journey.press(KeyCode.ENTER);
            Journey.until(() -> isShown(journey, "timeline"));
        }
    }

    @Test
    void theKeysGoOnBeyondWhatIsShown() {
        try (var journey = findings()) {
            focus(journey, "#delivery-matrix");
            journey.press(KeyCode.HOME);
            var first = FxToolkit.onFx(() -> cell(journey));
            journey.press(KeyCode.LEFT);
            Journey.until(() -> !cell(journey).isEmpty() && !cell(journey).equals(first));
        }
    }

    @Test
    void theMouseSaysWhatBecameOfACellAndAClickLeadsToItsFrame() {
        try (var journey = findings()) {
            var matrix = journey.node("#delivery-matrix");
            var at = FxToolkit.onFx(() -> matrix.localToScreen(FIRST_CELL + 3 * PITCH + 6, PHONE));
            journey.robot.moveTo(at);
            Journey.until(() -> cell(journey).contains("to Phone: "));
            assertTrue(cell(journey).startsWith("Version 1,3"), cell(journey));
            journey.click(matrix, FIRST_CELL + 3 * PITCH + 6, PHONE);
            Journey.until(() -> isShown(journey, "timeline"));
        }
    }

    @Test
    void whatIsLateIsAChoice() {
        try (var journey = findings()) {
            focus(journey, "#delivery-matrix");
            journey.press(KeyCode.LEFT);
            Journey.until(() -> cell(journey).contains("late, after 2"));
            fire(journey, "#late-after", "Late after 5 s");
            Journey.until(() -> cell(journey).contains("delivered after 2"));
        }
    }

    @Test
    void columnsAreMessagesOrRunsToo() {
        try (var journey = findings()) {
            journey.click("#matrix-messages");
            last(journey, "Message ");
            journey.click("#matrix-runs");
            last(journey, "Run ");
        }
    }

    private static void last(Journey journey, String words) {
        Journey.until(() -> {
            var matrix = journey.node("#delivery-matrix");
            matrix.requestFocus();
            matrix.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.END, false, false, false, false));
            return cell(journey).startsWith(words);
        });
    }

    @Test
    void inThePastOnlyWhatHadHappenedIsListed() {
        try (var journey = findings()) {
            FxToolkit.onFx(() -> {
                journey.window.model().stepTo(ExampleSession.at(112));
                return null;
            });
            Journey.until(() -> list(journey).getItems().size() == 1);
            FxToolkit.onFx(() -> {
                journey.window.model().stepTo(ExampleSession.at(60));
                return null;
            });
            Journey.until(() -> list(journey).getItems().isEmpty()
                    && journey.window.scene().getRoot().lookup("#nothing-found") != null);
            var words = FxToolkit.onFx(() -> ((Label) journey.node("#nothing-found")).getText());
            assertTrue(words.startsWith("Nothing found by 8 rules in "), words);
        }
    }

    @Test
    void theChipCountsAndLeadsHere() {
        try (var journey = Journey.through(session)) {
            Journey.until(() -> "Findings: 2 errors, 1 warning"
                    .equals(journey.node("#findings-chip").getAccessibleText()));
            assertEquals("Findings, 2 errors", journey.node("#view-findings").getAccessibleText());
            journey.click("#findings-chip");
            Journey.until(() -> isShown(journey, "findings"));
        }
    }

    @Test
    void whatIsTheSameKeepsItsNodes() {
        try (var journey = findings()) {
            var verdicts = (Pane) journey.node(".ph-verdicts");
            var before = FxToolkit.onFx(() -> List.copyOf(verdicts.getChildren()));
            var evidence = journey.node("Button.ph-evidence-row");
            session.laterOn();
            session.laterOn();
            Journey.until(journey.window::isSettled);
            assertEquals(before, FxToolkit.onFx(() -> List.copyOf(verdicts.getChildren())));
            assertEquals(evidence, journey.node("Button.ph-evidence-row"));
        }
    }
}
