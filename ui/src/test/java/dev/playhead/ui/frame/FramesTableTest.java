package dev.playhead.ui.frame;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.theme.Theme;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a table that follows a stream does for each update.
@ExtendWith(FxToolkit.class)
class FramesTableTest {
    private static final long QUIET_NANOS = 300_000_000;

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicLong lastPulse = new AtomicLong();

    @Test
    void anUpdatePutsEachRowOnScreenIntoItsCellsOnce() {
        var table = FxToolkit.onFx(() -> new FramesTable(
                row -> {
                    asked.incrementAndGet();
                    return "row " + row;
                },
                row -> {},
                () -> {}));
        var stage = FxToolkit.onFx(() -> {
            var shown = new Stage();
            var scene = new Scene(table, 700, 500);
            Theme.DARK.apply(scene);
            shown.setScene(scene);
            shown.show();
            table.focusTarget().requestFocus(); // a field would let its caret blink
            scene.addPostLayoutPulseListener(() -> lastPulse.set(System.nanoTime()));
            return shown;
        });
        try {
            update(table, 5_000);
            update(table, 5_060);
            asked.set(0);
            update(table, 5_120);
            int inView = 500 / 24;
            // The table itself fills a few for their size.
            assertTrue(
                    asked.get() >= inView - 2 && asked.get() <= 1.3 * inView,
                    "rows put into cells: " + asked + " of " + inView + " in view");
        } finally {
            FxToolkit.onFx(() -> {
                stage.close();
                return stage;
            });
        }
    }

    private void update(FramesTable table, int count) {
        lastPulse.set(System.nanoTime());
        FxToolkit.onFx(() -> {
            table.show(FrameRowsTest.session(count));
            return table;
        });
        await().atMost(Duration.ofSeconds(20)).until(() -> System.nanoTime() - lastPulse.get() > QUIET_NANOS);
    }
}
