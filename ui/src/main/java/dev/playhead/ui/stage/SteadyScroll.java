package dev.playhead.ui.stage;

import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/// Keeps what somebody reads in its place while the content of a scroll pane grows: JavaFX keeps the share instead, so
/// that everything would move. FX thread.
final class SteadyScroll {
    private SteadyScroll() {}

    static void of(ScrollPane pane, Region content) {
        content.heightProperty().addListener((o, before, now) -> {
            double view = pane.getViewportBounds().getHeight();
            double offset = pane.getVvalue() * Math.max(0, before.doubleValue() - view);
            double room = now.doubleValue() - view;
            pane.setVvalue(room <= 0 ? 0 : Math.min(1, offset / room));
        });
    }
}
