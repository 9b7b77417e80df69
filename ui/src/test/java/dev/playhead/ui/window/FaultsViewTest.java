package dev.playhead.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.fault.Fault;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.WrappedText;
import dev.playhead.ui.timeline.ExampleSession;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Faults by keys and mouse: set, held, ended, and looked at in the past.
@ExtendWith(FxToolkit.class)
class FaultsViewTest {
    private static final long LONGER_THAN_A_CLICK = 320_000_000;

    private final FakeSession session = new FakeSession();

    private static Journey faults(FakeSession of) {
        var journey = Journey.through(of);
        journey.press(KeyCode.SHORTCUT, KeyCode.DIGIT4);
        Journey.until(() -> rules(journey).getItems().size() == 3);
        return journey;
    }

    private static ListView<?> rules(Journey journey) {
        return journey.window.scene().getRoot().lookup("#fault-rules") instanceof ListView<?> list
                ? list
                : new ListView<>();
    }

    private void until(List<String> asked) {
        Journey.until(() -> session.asked.equals(asked));
    }

    private static void isHeldLonger() {
        long from = System.nanoTime();
        Journey.until(() -> System.nanoTime() - from > LONGER_THAN_A_CLICK);
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
    void aClickSetsAPresetAndHoldingItLastsAsLongAsTheHold() {
        try (var journey = faults(session)) {
            journey.click("#preset-slow-network");
            until(List.of("slow 0 400"));
            journey.robot.moveTo(journey.node("#preset-no-signal")).press(MouseButton.PRIMARY);
            until(List.of("slow 0 400", "cut 0"));
            isHeldLonger();
            assertEquals(2, session.asked.size(), "it is still held");
            journey.robot.release(MouseButton.PRIMARY);
            until(List.of("slow 0 400", "cut 0", "restore F-9"));
        }
    }

    @Test
    void keysSetAndHoldToo() {
        try (var journey = faults(session)) {
            focus(journey, "#preset-no-signal");
            journey.press(KeyCode.ENTER);
            until(List.of("cut 0"));
            journey.robot.press(KeyCode.SPACE);
            until(List.of("cut 0", "cut 0"));
            isHeldLonger();
            journey.robot.release(KeyCode.SPACE);
            until(List.of("cut 0", "cut 0", "restore F-9"));
        }
    }

    @Test
    void thePresetThatIsOnEndsByAClick() {
        try (var journey = faults(session)) {
            choose(journey, "#fault-where", "Phone");
            journey.click("#preset-no-signal");
            until(List.of("restore F-4"));
        }
    }

    @Test
    void anyKindIsSetWithItsParameters() {
        try (var journey = faults(session)) {
            choose(journey, "#fault-where", "Tablet");
            choose(journey, "#fault-what", "Slow");
            var field = (TextField) journey.node("#fault-ms");
            focus(journey, "#fault-ms"); // a click may only close the list that is still open
            FxToolkit.onFx(() -> {
                field.selectAll();
                return field;
            });
            journey.robot.write("nope");
            Journey.until(() -> journey.node("#set-fault").isDisabled());
            FxToolkit.onFx(() -> {
                field.setText("750");
                return field;
            });
            Journey.until(() -> !journey.node("#set-fault").isDisabled());
            focus(journey, "#set-fault");
            journey.press(KeyCode.SPACE);
            until(List.of("slow 2 750"));
        }
    }

    @Test
    void theChosenRuleEndsByAKeyAndIsSetAgainByOne() {
        try (var journey = faults(session)) {
            FxToolkit.onFx(() -> {
                rules(journey).requestFocus();
                rules(journey).getSelectionModel().select(0);
                return null;
            });
            journey.press(KeyCode.ENTER);
            until(List.of("restore F-4"));
            journey.press(KeyCode.DOWN);
            journey.press(KeyCode.DELETE);
            until(List.of("restore F-4", "slow 2 400"));
            journey.press(KeyCode.ESCAPE);
            assertEquals(
                    -1, FxToolkit.onFx(() -> rules(journey).getSelectionModel().getSelectedIndex()));
        }
    }

    @Test
    void restoreAllIsAButtonAndAKey() {
        try (var journey = faults(session)) {
            journey.click("#restore-rules");
            until(List.of("restore all"));
            journey.press(KeyCode.SHORTCUT, KeyCode.DIGIT0);
            until(List.of("restore all", "restore all"));
            FxToolkit.onFx(() -> {
                journey.window.model().stepTo(ExampleSession.at(122));
                return null;
            });
            journey.press(KeyCode.SHORTCUT, KeyCode.DIGIT0);
            until(List.of("restore all", "restore all", "restore all")); // what is on is on now, whatever is looked at
        }
    }

    @Test
    void inThePastNothingCanBeSetAndTheRulesAreThoseOfThen() {
        try (var journey = faults(session)) {
            FxToolkit.onFx(() -> {
                journey.window.model().stepTo(ExampleSession.at(122));
                return null;
            });
            Journey.until(() -> rules(journey).getItems().size() == 2);
            assertTrue(FxToolkit.onFx(() -> journey.node("#set-fault").isDisabled()));
            assertTrue(FxToolkit.onFx(() -> journey.node("#preset-no-signal").isDisabled()));
            assertFalse(FxToolkit.onFx(() -> journey.node("#restore-rules").isVisible()));
            journey.press(KeyCode.DELETE);
            assertEquals(List.of(), session.asked);
        }
    }

    @Test
    void whatTheBrokerRefusesIsSaidUntilSomebodyElseIsChosen() {
        var refusal = "Laptop has no connection to act on.";
        var refusing = new FakeSession() {
            @Override
            public CompletableFuture<RuleId> set(int participant, Fault fault) {
                throw new IllegalArgumentException(refusal);
            }
        };
        try (var journey = faults(refusing)) {
            journey.click("#preset-no-signal");
            Journey.until(() -> sentence(journey).equals(refusal));
            choose(journey, "#fault-where", "Phone");
            Journey.until(() -> sentence(journey).startsWith("Phone, until restored: "));
        }
    }

    private static String sentence(Journey journey) {
        return ((WrappedText) journey.node("#fault-sentence")).getText();
    }

    private static void choose(Journey journey, String query, String words) {
        FxToolkit.onFx(() -> {
            var menu = (MenuButton) journey.node(query);
            menu.getItems().stream()
                    .filter(item -> words.equals(item.getText()))
                    .findFirst()
                    .orElseThrow()
                    .fire();
            return menu;
        });
        Journey.until(() -> ((MenuButton) journey.node(query)).getText().equals(words));
    }
}
