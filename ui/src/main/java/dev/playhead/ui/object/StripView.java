package dev.playhead.ui.object;

import dev.playhead.ui.canvas.CanvasBrush;
import java.util.function.BiConsumer;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;

/// A canvas that fills its place in a row and is painted anew when that changes. FX thread.
final class StripView extends Region {
    private final Canvas canvas = new Canvas();
    private final CanvasBrush brush = new CanvasBrush(canvas.getGraphicsContext2D());
    private BiConsumer<CanvasBrush, Double> painter = (on, width) -> {};

    StripView() {
        canvas.setManaged(false);
        getChildren().add(canvas);
        setMinHeight(ObjectStrip.HEIGHT);
        setMaxHeight(ObjectStrip.HEIGHT);
        setMouseTransparent(true);
    }

    /// Is painted from now on by `with`, which is given the width, px.
    void paint(BiConsumer<CanvasBrush, Double> with) {
        painter = with;
        paint();
    }

    private void paint() {
        canvas.getGraphicsContext2D().clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (canvas.getWidth() > 0) {
            painter.accept(brush, canvas.getWidth());
        }
    }

    @Override
    public void resize(double width, double height) {
        super.resize(width, height);
        if (width != canvas.getWidth() || canvas.getHeight() != ObjectStrip.HEIGHT) {
            canvas.setWidth(width);
            canvas.setHeight(ObjectStrip.HEIGHT);
            paint();
        }
    }
}
