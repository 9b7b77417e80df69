package dev.playhead.ui.command;

import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.theme.Motion;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;

/// The list of all keys, in a pop-over. FX thread.
public final class KeyList {
    private static final double HIGHEST = 560;

    private final Commands commands;
    private final GridPane grid = new GridPane(16, 6);
    private final PopOver popOver;

    /// @param commands of the window; those without a key are left out
    public KeyList(Commands commands) {
        this.commands = commands;
        grid.setPadding(new Insets(16));
        var heading = Nodes.label("All keys", "ph-title");
        heading.setPadding(new Insets(12, 16, 0, 16));
        var pane = new ScrollPane(grid);
        pane.setFitToWidth(true);
        pane.setMaxHeight(HIGHEST);
        popOver = new PopOver(new VBox(heading, pane));
        popOver.setArrowLocation(PopOver.ArrowLocation.BOTTOM_RIGHT);
        popOver.setDetachable(false);
    }

    private void fill() {
        grid.getChildren().clear();
        int row = 0;
        for (var command : commands.all()) {
            boolean chooses = command.id().contains("device-");
            if (command.key().isEmpty() || chooses && !command.id().endsWith("device-1")) {
                continue;
            }
            var key = chooses ? "1 to 9" : command.key();
            var words = chooses ? "Choose a device " + command.scope().elsewhere() : command.words();
            grid.addRow(row++, Nodes.label(key, "ph-key"), Nodes.label(words, "ph-second"));
        }
    }

    /// Shows it beside a node, or hides it.
    public void toggle(Node beside) {
        if (popOver.isShowing()) {
            popOver.hide();
        } else {
            fill();
            popOver.setAnimated(!Motion.isReduced());
            popOver.show(beside);
        }
    }

    /// Hides it. Returns whether it was shown.
    public boolean hide() {
        boolean shown = popOver.isShowing();
        popOver.hide();
        return shown;
    }
}
