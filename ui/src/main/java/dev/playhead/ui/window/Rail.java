package dev.playhead.ui.window;

import dev.playhead.ui.command.KeySign;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.format.Formats;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Chooses the view. FX thread.
final class Rail extends VBox {
    private static final double NARROW = 1280;
    private static final double ICON = 16;
    private static final double ENTRY = 52;
    private static final double PADDING = 16;

    private final Map<View, ToggleButton> entries = new LinkedHashMap<>();
    private boolean wide = true;

    /// @param onChoice told the view that somebody chose
    Rail(List<View> views, Consumer<View> onChoice) {
        getStyleClass().add("ph-rail");
        setMinHeight(0);
        heightProperty().addListener(o -> arrange());
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
            Nodes.show(entry, view.kind().isOffered(context) && view.isOffered());
        });
        arrange();
    }

    /// Words below the icons when a window of this width has room for them.
    void fit(double width) {
        wide = width >= NARROW;
        setMinWidth(wide ? 60 : 44);
        setMaxWidth(wide ? 60 : 44);
        arrange();
    }

    // Lower entries, without words, where there is no room for all.
    private void arrange() {
        long offered = entries.values().stream().filter(ToggleButton::isManaged).count();
        boolean low = getHeight() > 0 && getHeight() < offered * ENTRY + PADDING;
        for (var entry : entries.values()) {
            entry.setContentDisplay(wide && !low ? ContentDisplay.TOP : ContentDisplay.GRAPHIC_ONLY);
        }
        if (low != getStyleClass().contains("ph-low")) {
            if (low) {
                getStyleClass().add("ph-low");
            } else {
                getStyleClass().remove("ph-low");
            }
        }
    }

    /// Says how many errors a view has to tell of; 0 for none.
    void count(ViewKind kind, int errors) {
        entries.forEach((view, entry) -> {
            if (view.kind() == kind && entry.getGraphic() instanceof StackPane sign) {
                var count = (Label) sign.getChildren().getLast();
                var words = errors > 99 ? "99+" : Integer.toString(errors);
                if (!words.equals(count.getText())) {
                    count.setText(words);
                    entry.setAccessibleText(
                            errors == 0 ? kind.title() : kind.title() + ", " + Formats.count(errors, "error"));
                }
                count.setVisible(errors > 0);
            }
        });
    }

    // The number lies over the corner of the icon and takes no room.
    private static StackPane sign(ViewKind kind) {
        var count = Nodes.label("0", "ph-rail-count");
        count.setManaged(false);
        count.setVisible(false);
        count.setMouseTransparent(true);
        var sign = new StackPane(kind.icon().node(), count);
        sign.setMinSize(ICON, ICON);
        sign.setMaxSize(ICON, ICON);
        sign.layoutBoundsProperty().addListener(o -> place(count));
        count.textProperty().addListener(o -> place(count));
        count.fontProperty().addListener(o -> place(count));
        return sign;
    }

    private static void place(Label count) {
        count.resizeRelocate(10, -6, Math.max(14, count.prefWidth(-1)), 14);
    }

    private static ToggleButton entry(ViewKind kind) {
        var button = new ToggleButton(kind.title(), sign(kind));
        button.setId("view-" + kind.id());
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAccessibleText(kind.title());
        var words = kind.hint().isEmpty() ? kind.title() : kind.hint();
        KeySign.tip(button, words, kind.id(), kind.key());
        return button;
    }
}
