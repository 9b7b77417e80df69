package dev.playhead.ui.theme;

import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/// Root of a window whose content is laid out in a smaller room and drawn larger, so that text and all that holds it
/// grow alike. A window that is too small for that is drawn as large as it has room: what is laid out in less than
/// 1000 by 600 px would lose parts. FX thread.
public final class ScaledRoot extends Region {
    private static final double LEAST_WIDTH = 1000;
    private static final double LEAST_HEIGHT = 600;

    private final Region content;
    private final Scale scale = new Scale(1, 1);
    private double wanted = 1;

    public ScaledRoot(Region content) {
        this.content = content;
        content.getTransforms().add(scale);
        getChildren().add(content);
    }

    /// Draws the content so many times as large.
    void scale(double factor) {
        wanted = factor;
        requestLayout();
    }

    /// Returns how many times as large the content is to be drawn.
    double factor() {
        return wanted;
    }

    @Override
    protected void layoutChildren() {
        double room = Math.min(getWidth() / LEAST_WIDTH, getHeight() / LEAST_HEIGHT);
        double factor = Math.max(1, Math.min(wanted, room));
        scale.setX(factor);
        scale.setY(factor);
        content.resizeRelocate(0, 0, getWidth() / factor, getHeight() / factor);
    }
}
