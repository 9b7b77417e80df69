package dev.playhead.ui.device;

import dev.playhead.transport.fault.RuleId;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// A button that sets a fault. A click leaves it on until the next one; held longer than 300 ms it ends
/// with the hold. FX thread.
final class MomentaryFaultButton {
    static final long HOLD_NANOS = 300_000_000;

    private final Button button;
    private final Supplier<@Nullable CompletableFuture<RuleId>> set;
    private final Consumer<RuleId> restore;
    private final LongSupplier nanos;
    private @Nullable RuleId active;
    private @Nullable CompletableFuture<RuleId> held;
    private long pressedNanos;
    private boolean pressed;
    private boolean brief;
    private String words = "";

    /// @param set sets the fault; its name comes when the broker has set it
    /// @param restore ends it; on any thread
    MomentaryFaultButton(Button button, Supplier<@Nullable CompletableFuture<RuleId>> set, Consumer<RuleId> restore) {
        this(button, set, restore, System::nanoTime);
    }

    MomentaryFaultButton(
            Button button,
            Supplier<@Nullable CompletableFuture<RuleId>> set,
            Consumer<RuleId> restore,
            LongSupplier nanos) {
        this.button = button;
        this.nanos = nanos;
        this.set = set;
        this.restore = restore;
        // The mouse is ours alone, so that an action can only come from the keyboard or from a screen reader.
        button.addEventFilter(MouseEvent.MOUSE_PRESSED, e -> {
            if (e.getButton() == MouseButton.PRIMARY) {
                button.requestFocus();
                button.arm();
                press();
                e.consume();
            }
        });
        button.addEventFilter(MouseEvent.MOUSE_RELEASED, e -> {
            if (e.getButton() == MouseButton.PRIMARY) {
                button.disarm();
                release();
                e.consume();
            }
        });
        button.setOnAction(e -> {
            press();
            pressed = false;
            held = null;
        });
    }

    void show(@Nullable RuleId rule, boolean usable, String off, String on, String style) {
        active = rule;
        words = rule == null ? off : on;
        button.setText(brief ? "" : words);
        button.setDisable(!usable);
        if (rule == null) {
            button.getStyleClass().remove(style);
        } else if (!button.getStyleClass().contains(style)) {
            button.getStyleClass().add(style);
        }
    }

    /// Only the icon, where there is no room for the word.
    void brief(boolean is) {
        brief = is;
        button.setText(is ? "" : words);
    }

    void press() {
        if (pressed || button.isDisabled()) {
            return;
        }
        pressed = true;
        pressedNanos = nanos.getAsLong();
        held = null;
        if (active != null) {
            restore.accept(active);
        } else {
            held = set.get();
        }
    }

    void release() {
        pressed = false;
        if (held != null && nanos.getAsLong() - pressedNanos > HOLD_NANOS) {
            var unused = held.thenAccept(restore); // at once, unless the broker has not set it yet
        }
        held = null;
    }
}
