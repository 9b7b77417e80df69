package dev.playhead.ui.frame;

import static org.awaitility.Awaitility.await;

import dev.playhead.ui.FxToolkit;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;

/// The field in which a filter is written.
@ExtendWith(FxToolkit.class)
class FilterFieldTest {
    private static final long QUIET_NANOS = 500_000_000;

    /// What asks for a pulse at every one never gives half a second without.
    @Test
    void whoLeavesItLeavesNoPulses() {
        var last = new AtomicLong();
        var button = new Button("elsewhere");
        var field = FxToolkit.onFx(() -> new FilterField(filter -> {}, () -> {}));
        var stage = FxToolkit.onFx(() -> {
            var shown = new Stage();
            shown.setScene(new Scene(new VBox(field, button), 400, 100));
            shown.show();
            shown.getScene().addPostLayoutPulseListener(() -> last.set(System.nanoTime()));
            field.requestFocus();
            return shown;
        });
        try {
            new FxRobot().write("size > 10", 0);
            FxToolkit.onFx(() -> {
                button.requestFocus();
                return button;
            });
            await().atMost(Duration.ofSeconds(20)).until(() -> System.nanoTime() - last.get() > QUIET_NANOS);
        } finally {
            FxToolkit.onFx(() -> {
                stage.close();
                return stage;
            });
        }
    }
}
