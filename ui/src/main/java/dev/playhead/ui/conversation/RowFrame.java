package dev.playhead.ui.conversation;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// Content of a row between a line at its left and its versions at its right. An `HBox` does not tell its height for a
/// width at which a child grows. FX thread.
final class RowFrame extends Region {
    private static final double GUTTER = 20;
    private static final double GAP = 16;

    private final Region line = new Region();
    private final Region body;
    private final Region versions;

    /// @param isAgents whether the line of an agent's words is drawn
    /// @param versions as wide as it wants
    RowFrame(boolean isAgents, Region body, Region versions) {
        this.body = body;
        this.versions = versions;
        if (isAgents) {
            line.getStyleClass().add("ph-talk-agent");
        }
        getChildren().setAll(line, body, versions);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private double bodyWidth(double width) {
        return Math.max(1, width - GUTTER - GAP - versions.prefWidth(-1));
    }

    @Override
    protected double computePrefHeight(double width) {
        double given = width >= 0 ? width : getWidth();
        return snapSizeY(Math.max(body.prefHeight(bodyWidth(given)), versions.prefHeight(-1)));
    }

    @Override
    protected double computePrefWidth(double height) {
        return GUTTER + body.prefWidth(-1) + GAP + versions.prefWidth(-1);
    }

    @Override
    protected void layoutChildren() {
        double width = bodyWidth(getWidth());
        place(line, 0, GUTTER);
        place(body, GUTTER, width);
        place(versions, GUTTER + width + GAP, versions.prefWidth(-1));
    }

    private void place(Node node, double x, double width) {
        node.resizeRelocate(snapPositionX(x), 0, snapSizeX(width), getHeight());
    }
}
