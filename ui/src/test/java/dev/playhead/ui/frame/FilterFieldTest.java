package dev.playhead.ui.frame;

import static org.awaitility.Awaitility.await;

import dev.playhead.ui.FxToolkit;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
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
    private static void leavesNoPulses(Consumer<FilterField> act) {
        var last = new AtomicLong();
        var button = new Button("elsewhere");
        var field = FxToolkit.onFx(() -> new FilterField(filter -> {}, () -> {}));
        var stage = FxToolkit.onFx(() -> {
            var shown = new Stage();
            shown.setScene(new Scene(new VBox(field, button), 400, 100));
            shown.show();
            shown.getScene().addPostLayoutPulseListener(() -> last.set(System.nanoTime()));
            button.requestFocus();
            return shown;
        });
        try {
            act.accept(field);
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

    @Test
    void whoLeavesItLeavesNoPulses() {
        leavesNoPulses(field -> {
            FxToolkit.onFx(() -> {
                field.requestFocus();
                return field;
            });
            new FxRobot().write("size > 10", 0);
        });
    }

    @Test
    void aTextThatIsPutInFromElsewhereLeavesNoPulses() {
        leavesNoPulses(field -> FxToolkit.onFx(() -> {
            field.write("size > 10");
            field.end();
            return field;
        }));
    }
}
