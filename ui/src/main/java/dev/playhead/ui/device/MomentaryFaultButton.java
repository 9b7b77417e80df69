package dev.playhead.ui.device;

import dev.playhead.transport.fault.RuleId;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// A button that sets a fault. A click leaves it on until the next one; held longer than 300 ms, by mouse or by Space
/// or Enter, it ends with the hold. FX thread.
public final class MomentaryFaultButton {
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
    public MomentaryFaultButton(
            Button button, Supplier<@Nullable CompletableFuture<RuleId>> set, Consumer<RuleId> restore) {
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
        // Mouse and keys are ours alone, so that an action can only come from a screen reader.
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
        button.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (presses(e)) {
                button.arm();
                press();
                e.consume();
            }
        });
        button.addEventFilter(KeyEvent.KEY_RELEASED, e -> {
            if (presses(e)) {
                button.disarm();
                release();
                e.consume();
            }
        });
        // Nobody tells the button that a key is let go when the focus is elsewhere by then.
        button.focusedProperty().addListener((o, before, now) -> {
            if (!now && button.isArmed()) {
                button.disarm();
                release();
            }
        });
        button.setOnAction(e -> {
            press();
            pressed = false;
            held = null;
        });
    }

    private static boolean presses(KeyEvent event) {
        return event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.ENTER;
    }

    /// Shows how things stand.
    ///
    /// @param rule the rule that it would end; null when the next click sets one
    /// @param off words of the button while no rule is on, `on` while one is
    /// @param style style class while one is on
    public void show(@Nullable RuleId rule, boolean usable, String off, String on, String style) {
        if (!usable && pressed) {
            release(); // a button that is disabled hears of nothing any more
        }
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
    public void brief(boolean is) {
        brief = is;
        button.setText(is ? "" : words);
    }

    /// Presses it, as a key that stands for it does.
    public void press() {
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

    /// Lets it go: what was held longer than 300 ms ends.
    public void release() {
        pressed = false;
        if (held != null && nanos.getAsLong() - pressedNanos > HOLD_NANOS) {
            var unused = held.thenAccept(restore); // at once, unless the broker has not set it yet
        }
        held = null;
    }
}
