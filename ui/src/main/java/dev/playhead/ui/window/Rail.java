package dev.playhead.ui.window;

import dev.playhead.ui.control.Nodes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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

    private final Map<View, ToggleButton> entries = new LinkedHashMap<>();

    /// @param onChoice told the view that somebody chose
    Rail(List<View> views, Consumer<View> onChoice) {
        getStyleClass().add("ph-rail");
        var group = new ToggleGroup();
        for (View view : views) {
            var entry = entry(view.kind());
            entry.setToggleGroup(group);
            entry.setOnAction(e -> {
                entry.setSelected(true);
                onChoice.accept(view);
            });
            entries.put(view, entry);
        }
        var space = new Region();
        setVgrow(space, Priority.ALWAYS);
        entries.forEach((view, entry) -> {
            if (view.kind().ofSession()) {
                getChildren().add(entry);
            }
        });
        getChildren().add(space);
        entries.forEach((view, entry) -> {
            if (!view.kind().ofSession()) {
                getChildren().add(entry);
            }
        });
    }

    /// This view is shown; offers whatever there is to show.
    void shows(View shown, ViewContext context) {
        entries.forEach((view, entry) -> {
            entry.setSelected(view == shown);
            Nodes.show(entry, view.kind().isOffered(context));
        });
    }

    /// Words below the icons when a window of this width has room for them.
    void fit(double width) {
        boolean words = width >= NARROW;
        for (var entry : entries.values()) {
            entry.setContentDisplay(words ? ContentDisplay.TOP : ContentDisplay.GRAPHIC_ONLY);
        }
        setMinWidth(words ? 60 : 44);
        setMaxWidth(words ? 60 : 44);
    }

    private static ToggleButton entry(ViewKind kind) {
        var button = new ToggleButton(kind.title(), kind.icon().node());
        button.setId("view-" + kind.id());
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAccessibleText(kind.title());
        var words = kind.hint().isEmpty() ? kind.title() : kind.hint();
        button.setTooltip(new Tooltip(kind.key().isEmpty() ? words : words + " (" + kind.key() + ")"));
        return button;
    }
}
