package dev.playhead.ui.timeline;

import dev.playhead.transport.insight.Run;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.canvas.Brush;
import dev.playhead.ui.canvas.CanvasBrush;
import dev.playhead.ui.mark.DeviceBand;
import dev.playhead.ui.mark.PaintContext;
import dev.playhead.ui.mark.RunBar;
import dev.playhead.ui.theme.Palette;
import dev.playhead.ui.time.TimeScale;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A timeline in small: its runs above its devices, nothing to click and no words. FX thread.
public final class Preview extends Region {
    private static final double TALL = 132;
    private static final double RUN = 12;
    private static final double RUN_TALL = 32;
    private static final double DEVICES = 50;
    private static final double DEVICE = 26;

    private final Timeline timeline;
    private final Canvas canvas = new Canvas();
    private final Brush brush = new CanvasBrush(canvas.getGraphicsContext2D());
    private @Nullable Palette palette;

    /// @param timeline what is shown; a later state of the session is not
    public Preview(Timeline timeline) {
        this.timeline = timeline;
        setMinHeight(TALL);
        setPrefHeight(TALL);
        setMaxHeight(TALL);
        canvas.setHeight(TALL);
        getChildren().add(canvas);
    }

    /// In these colours from now on.
    public void show(Palette next) {
        palette = next;
        paint();
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth()) {
            canvas.setWidth(getWidth());
            paint();
        }
    }

    private void paint() {
        var colours = palette;
        if (colours == null || canvas.getWidth() <= 0) {
            return;
        }
        var scale = new TimeScale(timeline.startNanos(), timeline.endNanos(), canvas.getWidth());
        var painting = new PaintContext(timeline, colours, scale, false);
        brush.rect(0, 0, canvas.getWidth(), TALL, colours.bg0());
        for (Run run : timeline.runs()) {
            RunBar.paint(brush, painting, run, RUN, RUN_TALL);
        }
        double y = DEVICES;
        for (var track : timeline.tracks()) {
            DeviceBand.paint(brush, painting, track, y, DEVICE + 2);
            y += DEVICE;
        }
    }
}
