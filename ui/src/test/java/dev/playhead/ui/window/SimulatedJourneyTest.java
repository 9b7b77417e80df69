package dev.playhead.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.control.WrappedText;
import dev.playhead.ui.simulated.FakeSimulation;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Simulated devices and agents from the window: added by keys, told what to do, and removed.
@ExtendWith(FxToolkit.class)
class SimulatedJourneyTest {
    private final FakeSession session = new FakeSession();

    private Journey faults(FakeSimulation simulation) {
        session.simulation = simulation;
        var journey = Journey.through(session);
        journey.press(KeyCode.SHORTCUT, KeyCode.DIGIT4);
        Journey.until(() -> list(journey).getItems().size() == simulation.all().size());
        return journey;
    }

    private static ListView<?> list(Journey journey) {
        return journey.window.scene().getRoot().lookup("#simulated") instanceof ListView<?> list
                ? list
                : new ListView<>();
    }

    private static boolean isOpen(Journey journey, String prompt) {
        return journey.window.scene().getRoot().lookup(prompt) != null;
    }

    private static void write(Journey journey, String query, String text) {
        var field = (TextInputControl) journey.node(query);
        FxToolkit.onFx(() -> {
            field.setText(text);
            return field;
        });
    }

    private static void choose(Journey journey, int row) {
        FxToolkit.onFx(() -> {
            list(journey).requestFocus();
            list(journey).getSelectionModel().select(row);
            return null;
        });
    }

    private static Optional<ContextMenu> menu() {
        return Window.getWindows().stream()
                .filter(window -> window instanceof ContextMenu menu && "simulated-menu".equals(menu.getId()))
                .map(ContextMenu.class::cast)
                .findFirst();
    }

    private static void fire(String deed) {
        Journey.until(() -> menu().isPresent());
        FxToolkit.onFx(() -> {
            var open = menu().orElseThrow();
            var item = open.getItems().stream()
                    .filter(each -> ("simulated-" + deed).equals(each.getId()))
                    .findFirst()
                    .orElseThrow();
            open.hide();
            item.fire();
            return null;
        });
    }

    @Test
    void anAgentIsAddedByKeysAndWhatIsWrongIsMarked() {
        var simulation = new FakeSimulation();
        try (var journey = faults(simulation)) {
            journey.press(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.G);
            Journey.until(() -> isOpen(journey, "#add-agent-prompt"));
            assertEquals(journey.node("#add-name"), journey.focused());
            write(journey, "#add-rate", "fast");
            journey.press(KeyCode.SHORTCUT, KeyCode.ENTER);
            var says = (WrappedText) journey.node("#add-agent-says");
            assertTrue(FxToolkit.onFx(says::getText).contains("expected a rate such as 50/s"));
            Node rate = journey.node("#add-rate");
            assertTrue(FxToolkit.onFx(() -> rate.getStyleClass().contains("ph-wrong-field")));
            assertEquals(rate, journey.focused());
            write(journey, "#add-rate", "50/s");
            journey.press(KeyCode.SHORTCUT, KeyCode.ENTER);
            Journey.until(() -> !isOpen(journey, "#add-agent-prompt"));
            Journey.until(() -> list(journey).getItems().size() == 1);
            assertEquals("agent", simulation.all().getFirst().name());
            assertEquals(1, simulation.asked.size());
        }
    }

    @Test
    void whatTheBrokerRefusesStaysInTheForm() {
        try (var journey = faults(FakeSimulation.ofFour())) {
            journey.click("#add-device");
            Journey.until(() -> isOpen(journey, "#add-device-prompt"));
            write(journey, "#add-name", "phone");
            journey.press(KeyCode.SHORTCUT, KeyCode.ENTER);
            var says = (WrappedText) journey.node("#add-device-says");
            Journey.until(() -> says.getText().equals("There is somebody called that."));
            journey.press(KeyCode.ESCAPE);
            Journey.until(() -> !isOpen(journey, "#add-device-prompt"));
        }
    }

    @Test
    void aDeviceIsAskedFromItsMenuAndRemovedByAKey() {
        var simulation = FakeSimulation.ofFour();
        try (var journey = faults(simulation)) {
            choose(journey, 0);
            journey.press(KeyCode.ENTER);
            fire("send");
            Journey.until(() -> isOpen(journey, "#say-prompt"));
            write(journey, "#say-text", "A day?");
            journey.press(KeyCode.SHORTCUT, KeyCode.ENTER);
            Journey.until(() -> simulation.asked.equals(List.of("phone send A day?")));
            Journey.until(() -> !isOpen(journey, "#say-prompt"));
            choose(journey, 3);
            journey.press(KeyCode.ENTER);
            fire("connect");
            Journey.until(() -> simulation.asked.contains("connect critic"));
            choose(journey, 1);
            journey.press(KeyCode.DELETE);
            Journey.until(() -> simulation.asked.contains("remove laptop"));
            Journey.until(() -> list(journey).getItems().size() == 3);
        }
    }

    @Test
    void whatCannotBeDoneIsSaidBelow() {
        try (var journey = faults(FakeSimulation.ofFour())) {
            choose(journey, 0);
            journey.press(KeyCode.ENTER);
            fire("cancel");
            var says = (WrappedText) journey.node("#simulated-says");
            Journey.until(() -> says.getText().equals("phone has seen no run start yet."));
        }
    }

    @Test
    void thePaletteKnowsThemByName() {
        var simulation = FakeSimulation.ofFour();
        try (var journey = faults(simulation)) {
            FxToolkit.onFx(() -> {
                journey.window.find(">phone: drop");
                return null;
            });
            Journey.until(() -> FxToolkit.onFx(journey.window::isSettled));
            journey.press(KeyCode.ENTER);
            Journey.until(() -> simulation.asked.equals(List.of("phone drop")));
        }
    }

    @Test
    void inThePastNobodyIsToldAnything() {
        try (var journey = faults(FakeSimulation.ofFour())) {
            journey.press(KeyCode.HOME);
            Journey.until(() -> journey.node("#add-agent").isDisabled());
            journey.press(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.D);
            assertTrue(FxToolkit.onFx(() -> !isOpen(journey, "#add-device-prompt")));
        }
    }
}
