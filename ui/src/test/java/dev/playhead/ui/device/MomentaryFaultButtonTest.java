package dev.playhead.ui.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.playhead.transport.fault.RuleId;
import dev.playhead.ui.FxToolkit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FxToolkit.class)
class MomentaryFaultButtonTest {
    private static final RuleId RULE = new RuleId("F-1");

    private final List<String> done = new ArrayList<>();
    private final AtomicLong clock = new AtomicLong(1);
    private final Button button = FxToolkit.onFx(() -> new Button());
    private final MomentaryFaultButton fault = new MomentaryFaultButton(
            button,
            () -> {
                done.add("set");
                return CompletableFuture.completedFuture(RULE);
            },
            rule -> done.add("restore " + rule),
            clock::get);

    @Test
    void clickStaysOnAndTheNextOneEndsIt() {
        click(10);
        fault.show(RULE, true, "Cut", "Restore", "ph-fault-on");
        click(10);
        assertEquals(List.of("set", "restore F-1"), done);
    }

    @Test
    void holdEndsWithTheHold() {
        click(301);
        assertEquals(List.of("set", "restore F-1"), done);
    }

    @Test
    void keyHeldRepeatsNothing() {
        FxToolkit.onFx(() -> {
            fault.press();
            fault.press();
            fault.press();
            clock.addAndGet(MomentaryFaultButton.HOLD_NANOS + 1);
            fault.release();
            return fault;
        });
        assertEquals(List.of("set", "restore F-1"), done);
    }

    @Test
    void keyboardActionWorksAfterAKeyWasHeld() {
        FxToolkit.onFx(() -> {
            fault.press();
            fault.release();
            button.fire();
            return fault;
        });
        assertEquals(List.of("set", "set"), done);
    }

    @Test
    void nothingHappensWhileItCannotBeUsed() {
        FxToolkit.onFx(() -> {
            fault.show(null, false, "Cut", "Restore", "ph-fault-on");
            fault.press();
            fault.release();
            return fault;
        });
        assertEquals(List.of(), done);
    }

    @Test
    void narrowTileShowsTheIconOnlyAndTheWordsComeBack() {
        var texts = FxToolkit.onFx(() -> {
            fault.show(RULE, true, "Cut", "Restore", "ph-fault-on");
            fault.brief(true);
            String narrow = button.getText();
            fault.brief(false);
            return List.of(narrow, button.getText());
        });
        assertEquals(List.of("", "Restore"), texts);
        assertFalse(button.isDisabled());
    }

    @Test
    void aKeyHeldEndsWithTheHold() {
        FxToolkit.onFx(() -> {
            Event.fireEvent(button, key(KeyEvent.KEY_PRESSED));
            clock.addAndGet(100_000_000);
            Event.fireEvent(button, key(KeyEvent.KEY_PRESSED)); // repeats while it is held
            clock.addAndGet(MomentaryFaultButton.HOLD_NANOS);
            Event.fireEvent(button, key(KeyEvent.KEY_RELEASED));
            return button;
        });
        assertEquals(List.of("set", "restore F-1"), done);
    }

    @Test
    void whatIsHeldEndsWhenTheButtonCanNoLongerBeUsed() {
        FxToolkit.onFx(() -> {
            fault.press();
            clock.addAndGet(MomentaryFaultButton.HOLD_NANOS + 1);
            fault.show(null, false, "Cut", "Restore", "ph-fault-on");
            return fault;
        });
        assertEquals(List.of("set", "restore F-1"), done);
    }

    private static KeyEvent key(EventType<KeyEvent> type) {
        return new KeyEvent(type, "", "", KeyCode.SPACE, false, false, false, false);
    }

    private void click(long heldMs) {
        FxToolkit.onFx(() -> {
            Event.fireEvent(button, mouse(MouseEvent.MOUSE_PRESSED));
            clock.addAndGet(heldMs * 1_000_000);
            Event.fireEvent(button, mouse(MouseEvent.MOUSE_RELEASED));
            return button;
        });
    }

    private static MouseEvent mouse(EventType<MouseEvent> type) {
        return new MouseEvent(
                type,
                5,
                5,
                5,
                5,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                true,
                false,
                true,
                null);
    }
}
