package dev.playhead.ui.device;

import dev.playhead.transport.fault.RuleId;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// A button that sets a fault. A click leaves it on until the next one; held longer than 300 ms it ends with the
/// hold. FX thread.
final class HeldFault {
    private static final long HOLD_NANOS = 300_000_000;

    private final Button button;
    private final Supplier<@Nullable RuleId> set;
    private final Consumer<RuleId> restore;
    private @Nullable RuleId active;
    private @Nullable RuleId held;
    private long pressedNanos;
    private boolean pressed;

    HeldFault(Button button, Supplier<@Nullable RuleId> set, Consumer<RuleId> restore) {
        this.button = button;
        this.set = set;
        this.restore = restore;
        button.addEventHandler(MouseEvent.MOUSE_PRESSED, e -> press());
        button.addEventHandler(MouseEvent.MOUSE_RELEASED, e -> release());
        button.setOnAction(e -> {
            if (pressedNanos == 0) { // by keyboard, or by a screen reader
                press();
                pressed = false;
            }
            pressedNanos = 0;
        });
    }

    void show(@Nullable RuleId rule, boolean usable, String off, String on, String style) {
        active = rule;
        button.setText(rule == null ? off : on);
        button.setDisable(!usable);
        if (rule == null) {
            button.getStyleClass().remove(style);
        } else if (!button.getStyleClass().contains(style)) {
            button.getStyleClass().add(style);
        }
    }

    void press() {
        if (pressed || button.isDisabled()) {
            return;
        }
        pressed = true;
        pressedNanos = System.nanoTime();
        held = null;
        if (active != null) {
            restore.accept(active);
        } else {
            held = set.get();
        }
    }

    void release() {
        pressed = false;
        if (held != null && System.nanoTime() - pressedNanos > HOLD_NANOS) {
            restore.accept(held);
        }
        held = null;
    }
}
