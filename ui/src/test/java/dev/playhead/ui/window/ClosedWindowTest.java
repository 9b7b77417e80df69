package dev.playhead.ui.window;

import dev.playhead.ui.FxToolkit;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A window that is closed is let go, with all that it has opened. The newest one stays: the platform knows which
/// window the keyboard acted on last.
@ExtendWith(FxToolkit.class)
class ClosedWindowTest {
    private static final int WINDOWS = 3;

    private final List<WeakReference<PlayheadWindow>> windows = new ArrayList<>();

    // In a method of its own, whose variables are gone when it ends.
    private void use() {
        try (var journey = Journey.through(new FakeSession())) {
            windows.add(new WeakReference<>(journey.window));
            journey.press(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.P);
            Journey.until(() -> journey.node("#palette").isVisible());
            journey.press(KeyCode.ESCAPE);
            journey.click("#filter");
            journey.robot.write("ki", 0);
            journey.press(KeyCode.SHORTCUT, KeyCode.DIGIT2);
            Journey.until(() -> journey.window.scene().lookup("#conversation") != null);
        }
    }

    @Test
    void nothingKeepsIt() {
        for (int i = 0; i < WINDOWS; i++) {
            use();
        }
        Journey.until(() -> {
            System.gc();
            return kept() <= 1;
        });
    }

    private long kept() {
        return windows.stream().filter(window -> window.get() != null).count();
    }
}
