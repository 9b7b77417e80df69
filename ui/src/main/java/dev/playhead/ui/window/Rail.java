package dev.playhead.ui.window;

import dev.playhead.ui.parts.Parts;
import dev.playhead.ui.theme.Icon;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Chooses the view. FX thread.
final class Rail extends VBox {
    private static final double NARROW = 1280;

    private final ToggleButton timeline = entry("Timeline", Icon.LANES, "Timeline (Ctrl 1)");
    private final ToggleButton sessions = entry("Sessions", Icon.FOLDER, "Recordings, and how to connect");

    Rail(Runnable onTimeline, Runnable onSessions) {
        getStyleClass().add("ph-rail");
        new ToggleGroup().getToggles().addAll(timeline, sessions);
        timeline.setOnAction(e -> {
            timeline.setSelected(true);
            onTimeline.run();
        });
        sessions.setOnAction(e -> {
            sessions.setSelected(true);
            onSessions.run();
        });
        var space = new Region();
        setVgrow(space, Priority.ALWAYS);
        getChildren().addAll(timeline, space, sessions);
    }

    void showsTimeline(boolean shows, boolean hasSession, boolean hasWelcome) {
        timeline.setSelected(shows);
        sessions.setSelected(!shows);
        Parts.show(timeline, hasSession);
        Parts.show(sessions, hasWelcome);
    }

    /// Words below the icons when a window of this width has room for them.
    void fit(double width) {
        boolean words = width >= NARROW;
        for (var entry : new ToggleButton[] {timeline, sessions}) {
            entry.setContentDisplay(words ? ContentDisplay.TOP : ContentDisplay.GRAPHIC_ONLY);
        }
        setMinWidth(words ? 60 : 44);
        setMaxWidth(words ? 60 : 44);
    }

    private static ToggleButton entry(String name, Icon icon, String words) {
        var button = new ToggleButton(name, icon.node());
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(words));
        return button;
    }
}
