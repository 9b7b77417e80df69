package dev.playhead.ui.window;

import dev.playhead.ui.bar.NoticeBars;
import dev.playhead.ui.bar.StatusBar;
import dev.playhead.ui.command.PaneFocus;
import dev.playhead.ui.control.Nodes;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The parts of a window around its view, and the edge that shows Replay. A view that fills the window has none of
/// them but notices, which tell of danger. FX thread.
final class WindowFrame extends StackPane {
    private static final double STATUS = 25;

    private final BorderPane frame = new BorderPane();
    // Over the window, so that the edge of Replay moves nothing.
    private final Region edge = new Region();
    private final TopBar topBar;
    private final Rail rail;
    private final StatusBar status;

    WindowFrame(TopBar topBar, NoticeBars notices, Rail rail, StatusBar status) {
        this.topBar = topBar;
        this.rail = rail;
        this.status = status;
        getStyleClass().add("ph-window");
        edge.getStyleClass().add("ph-edge");
        edge.setMouseTransparent(true);
        frame.setTop(new VBox(topBar, topBar.serving().bar(), notices));
        frame.setBottom(status);
        // In too little room the top bar stays, and what is cut is at the end.
        setAlignment(frame, Pos.TOP_LEFT);
        var served = topBar.serving().pane();
        StackPane.setAlignment(served, Pos.BOTTOM_CENTER);
        rail.widthProperty()
                .addListener(o -> StackPane.setMargin(served, new Insets(0, 1, STATUS, rail.getWidth() + 1)));
        getChildren().addAll(frame, served, edge);
    }

    /// Shows a view in place of another.
    void show(@Nullable View before, View next) {
        if (before != next) {
            // The rail is one node; it stands beside whatever view is shown.
            frame.setLeft(null);
            if (before != null) {
                before.takeRail(null);
            }
        }
        next.show();
        // Tab goes through the parts in this order, which is that of the layout.
        frame.setCenter(null);
        frame.setLeft(null);
        if (!next.takeRail(rail)) {
            frame.setLeft(rail);
        }
        frame.setCenter(next.node());
        frame.setBottom(null);
        frame.setBottom(status);
        Nodes.show(topBar, !next.fillsWindow());
        Nodes.show(rail, !next.fillsWindow());
        Nodes.show(status, !next.fillsWindow());
    }

    /// Returns the panes that F6 visits beside a view, in their order.
    List<PaneFocus.Pane> panes(@Nullable View shown) {
        var all = new ArrayList<PaneFocus.Pane>();
        if (shown == null || hasRail()) {
            all.add(PaneFocus.Pane.of(rail));
        }
        if (shown != null) {
            all.addAll(shown.panes());
        }
        return all;
    }

    /// Returns whether the rail stands beside the whole view, and can be seen.
    private boolean hasRail() {
        return frame.getLeft() == rail && rail.isVisible();
    }

    /// Shows the edge that says that the past is shown.
    void edge(boolean shown) {
        Nodes.show(edge, shown);
    }
}
