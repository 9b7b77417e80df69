package dev.playhead.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.control.WrappedText;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Interrupts from the window, by keys alone: the menu with its reasons, the form, and what went wrong.
@ExtendWith(FxToolkit.class)
class InterruptJourneyTest {
    private final FakeSession session = new FakeSession();

    private static Optional<ContextMenu> menu() {
        return Window.getWindows().stream()
                .filter(window -> window instanceof ContextMenu menu && "interrupts".equals(menu.getId()))
                .map(ContextMenu.class::cast)
                .findFirst();
    }

    private static MenuItem item(String kind) {
        return menu().orElseThrow().getItems().stream()
                .filter(item -> ("interrupt-" + kind).equals(item.getId()))
                .findFirst()
                .orElseThrow();
    }

    private static void openMenu(Journey journey) {
        journey.press(KeyCode.I);
        Journey.until(() -> menu().isPresent() && !item("ask").isDisable());
    }

    private static void choose(String kind) {
        FxToolkit.onFx(() -> {
            var item = item(kind);
            menu().orElseThrow().hide();
            item.fire();
            return null;
        });
    }

    private static boolean isOpen(Journey journey) {
        return journey.window.scene().getRoot().lookup("#interrupt-prompt") != null;
    }

    private static void write(Journey journey, String query, String text) {
        Node field = journey.node(query);
        FxToolkit.onFx(() -> {
            if (field instanceof TextArea area) {
                area.setText(text);
            } else {
                ((TextField) field).setText(text);
            }
            return null;
        });
    }

    @Test
    void aQuestionIsAskedAsSomebodyAndTheNameIsKept() {
        try (var journey = Journey.through(session)) {
            openMenu(journey);
            assertEquals(
                    "Approve   No tool waits for a person here.",
                    FxToolkit.onFx(() -> item("approve").getText()));
            assertTrue(FxToolkit.onFx(() -> item("approve").isDisable()));
            choose("ask");
            Journey.until(() -> isOpen(journey));
            assertEquals(journey.node("#interrupt-text"), journey.focused());
            write(journey, "#interrupt-text", "Boats?");
            write(journey, "#interrupt-as", "ann");
            journey.press(KeyCode.SHORTCUT, KeyCode.ENTER);
            Journey.until(() -> !isOpen(journey));
            var run = session.timeline().runs().getLast().id();
            assertEquals(List.of("AskAlongside[text=Boats?] " + run + " as ann"), session.asked);
            assertEquals("ann", session.interruptSettings().clientId());
        }
    }

    @Test
    void whatIsWrongIsSaidAndEscapeGoesBack() {
        try (var journey = Journey.through(session)) {
            var before = journey.focused();
            openMenu(journey);
            choose("ask");
            Journey.until(() -> isOpen(journey));
            journey.press(KeyCode.SHORTCUT, KeyCode.ENTER);
            var says = (WrappedText) journey.node("#interrupt-says");
            assertEquals("\"ask\" needs a text.", FxToolkit.onFx(says::getText));
            write(journey, "#interrupt-text", "x");
            write(journey, "#interrupt-wake", "nowhere");
            journey.press(KeyCode.SHORTCUT, KeyCode.ENTER);
            assertTrue(FxToolkit.onFx(says::getText).startsWith("\"nowhere\" is no address"));
            journey.press(KeyCode.ESCAPE);
            Journey.until(() -> !isOpen(journey));
            assertEquals(before, journey.focused());
            assertEquals(List.of(), session.asked);
        }
    }

    @Test
    void theTileOfAnAgentHasTheSameMenu() {
        try (var journey = Journey.through(session)) {
            int agent = session.timeline().runs().getLast().agent();
            assertNotNull(journey.node("#interrupts-" + agent));
        }
    }

    @Test
    void inReplayNothingCanBeDoneAndTheMenuSaysSo() {
        try (var journey = Journey.through(session)) {
            journey.press(KeyCode.HOME);
            journey.press(KeyCode.I);
            Journey.until(() -> menu().isPresent());
            assertEquals(
                    "Stop   Interrupts work in Live.",
                    FxToolkit.onFx(() -> item("stop").getText()));
            FxToolkit.onFx(() -> {
                menu().orElseThrow().hide();
                return null;
            });
            assertFalse(isOpen(journey));
        }
    }
}
