package dev.playhead.ui.lane;

import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.theme.Icon;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;

/// Corner left of overview and ruler: how much there is, how many lanes, and how long the part on screen is. FX
/// thread.
public final class LanesCorner extends Pane {
    private final Label whole = Nodes.label("Whole session", "ph-strong", "ph-small", "ph-second");
    private final Label counts = Nodes.label("", "ph-mono", "ph-muted");
    private final Button lanes = new Button("", Icon.SLIDERS.node(12));
    private final Label span = Nodes.label("", "ph-mono", "ph-muted");
    private final double overview;

    /// @param overview height of the overview, px
    /// @param choose lets a person choose the channels that have lanes
    public LanesCorner(double overview, Runnable choose) {
        this.overview = overview;
        setManaged(false);
        span.setAlignment(Pos.CENTER_RIGHT);
        lanes.setId("choose-channels");
        lanes.getStyleClass().setAll("ph-lane-heading", "ph-small", "ph-muted");
        lanes.setGraphicTextGap(6);
        lanes.setTooltip(new Tooltip("Choose the channels that have lanes"));
        lanes.setOnAction(e -> choose.run());
        getChildren().addAll(whole, counts, lanes, span);
        getChildren().forEach(child -> child.setManaged(false));
    }

    /// Says how much there is.
    ///
    /// @param session of the whole session
    /// @param laneCount how many lanes there are
    public void say(String session, String laneCount) {
        counts.setText(session);
        lanes.setText(laneCount);
    }

    /// Says how long the part on screen is.
    public void span(String length) {
        span.setText(length);
    }

    /// Returns the control beside which channels are chosen.
    public Button chooser() {
        return lanes;
    }

    @Override
    protected void layoutChildren() {
        double ruler = getHeight() - overview;
        whole.resizeRelocate(12, 12, getWidth() - 16, 16);
        counts.resizeRelocate(12, 28, getWidth() - 16, 16);
        lanes.resizeRelocate(12, overview, 80, ruler);
        span.resizeRelocate(92, overview, getWidth() - 104, ruler);
    }
}
