package dev.playhead.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.theme.Theme;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FxToolkit.class)
class ClockLabelTest {
    private static void laidOut(HBox row) {
        row.resize(400, 30);
        row.applyCss();
        row.layout();
    }

    @Test
    void aClockThatTicksLaysNothingOutAroundIt() {
        FxToolkit.onFx(() -> {
            var clock = new ClockLabel("ph-mono");
            clock.setText("00:01");
            var row = new HBox(clock);
            Theme.DARK.apply(new Scene(row, 400, 30));
            laidOut(row);
            double width = clock.getWidth();
            clock.setText("00:02");
            assertFalse(row.isNeedsLayout());
            laidOut(row);
            assertEquals("00:02", ((Label) clock.lookup(".ph-mono")).getText());
            clock.setText("1:00:00");
            assertTrue(row.isNeedsLayout());
            laidOut(row);
            assertTrue(clock.getWidth() > width);
            assertTrue(clock.getWidth() >= clock.prefWidth(-1));
            return row;
        });
    }

    @Test
    void aGuardedPaneIsNotLaidOutAnewForWhatItHolds() {
        var outer = FxToolkit.onFx(() -> {
            var clock = new ClockLabel("ph-mono");
            clock.setText("00:01");
            var row = new HBox(GuardedPane.of("The row", new HBox(clock)));
            Theme.DARK.apply(new Scene(row, 400, 30));
            laidOut(row);
            clock.setText("00:02");
            row.layout();
            return row;
        });
        FxToolkit.onFx(() -> {
            assertFalse(outer.isNeedsLayout());
            return outer;
        });
    }
}
