package dev.playhead.ui.timeline;

import dev.playhead.transport.check.Finding;
import dev.playhead.ui.canvas.CanvasBrush;
import dev.playhead.ui.mark.PaintContext;
import dev.playhead.ui.theme.Palette;
import dev.playhead.ui.time.PlayMode;
import dev.playhead.ui.time.TimeScale;
import dev.playhead.ui.time.TimelineViewport;
import dev.playhead.ui.timeline.LaneLayout.Row;
import java.util.List;
import java.util.Objects;
import javafx.scene.canvas.Canvas;
import org.jspecify.annotations.Nullable;

/// Canvases of the timeline: the overview, and over one another the lanes, what is chosen, and the playhead. Each is
/// painted only when what it shows has changed. FX thread.
final class LaneCanvases {
    private final Canvas overview = new Canvas();
    private final Canvas base = new Canvas();
    private final Canvas chosen = new Canvas();
    private final Canvas top = new Canvas();
    private final CanvasBrush overviewBrush = new CanvasBrush(overview.getGraphicsContext2D());
    private final CanvasBrush baseBrush = new CanvasBrush(base.getGraphicsContext2D());
    private final CanvasBrush chosenBrush = new CanvasBrush(chosen.getGraphicsContext2D());
    private final CanvasBrush topBrush = new CanvasBrush(top.getGraphicsContext2D());
    private boolean baseBehind;
    private boolean topBehind;
    private boolean overviewBehind;
    private int basePaints;
    private List<Finding> findings = List.of();
    private @Nullable FanOut fanOut;
    private @Nullable Row fanFrom;

    LaneCanvases() {
        chosen.setMouseTransparent(true);
    }

    Canvas overview() {
        return overview;
    }

    /// The canvas above the others, which the mouse meets.
    Canvas top() {
        return top;
    }

    /// Those that lie over one another, from the lowest up.
    List<Canvas> layers() {
        return List.of(base, chosen, top);
    }

    double width() {
        return base.getWidth();
    }

    double height() {
        return base.getHeight();
    }

    /// The lanes have changed, and with them everything.
    void lanesChanged() {
        baseBehind = true;
    }

    /// Playhead, mode or choice have changed.
    void playheadChanged() {
        topBehind = true;
    }

    /// Shows the way of one publish to the devices; null for none.
    ///
    /// @param from the row over which it began; null when that is not known
    /// @return whether that is another one than before
    boolean fanOut(@Nullable FanOut next, @Nullable Row from) {
        if (Objects.equals(next, fanOut) && Objects.equals(from, fanFrom)) {
            return false;
        }
        fanOut = next;
        fanFrom = from;
        return true;
    }

    /// Notes what was found in the session.
    void found(List<Finding> all) {
        if (!all.equals(findings)) {
            findings = all;
            overviewBehind = true;
        }
    }

    /// The session has become longer, and nothing else.
    void lengthChanged() {
        overviewBehind = true;
    }

    /// Returns how many times the lanes were painted.
    int basePaints() {
        return basePaints;
    }

    TimeScale overviewScale(TimelineViewport viewport) {
        return OverviewStrip.scale(
                viewport.startNanos(),
                viewport.endNanos(),
                overview.getWidth(),
                viewport.foldsProperty().get());
    }

    /// Paints what has changed. Returns whether the lanes were among it.
    ///
    /// @param p of the lanes
    boolean paint(
            PaintContext p,
            LaneLayout layout,
            double scroll,
            TimelineViewport viewport,
            Selection selection,
            PlayMode mode) {
        boolean lanes = baseBehind;
        if (baseBehind) {
            baseBehind = false;
            topBehind = true;
            basePaints++;
            LanePainter.base(baseBrush, p, layout, scroll, base.getHeight());
        }
        if (topBehind) {
            topBehind = false;
            overviewBehind = true;
            select(p, layout, scroll, selection);
            clear(top);
            LanePainter.playhead(topBrush, p, viewport.playheadNanos(), mode, top.getHeight());
        }
        if (overviewBehind) {
            overviewBehind = false;
            overview(new PaintContext(p.timeline(), p.palette(), overviewScale(viewport)), viewport, p.palette());
        }
        return lanes;
    }

    // An empty canvas over the lanes would be laid over them pixel by pixel each time they are painted.
    private void select(PaintContext p, LaneLayout layout, double scroll, Selection selection) {
        var fan = fanOut;
        boolean any = fan != null || !(selection instanceof Selection.None);
        if (any || chosen.isVisible()) {
            clear(chosen);
            LanePainter.selection(chosenBrush, p, layout, scroll, chosen.getHeight(), selection);
            if (fan != null) {
                LanePainter.fanOut(chosenBrush, p, layout, scroll, chosen.getHeight(), fan, fanFrom);
            }
        }
        chosen.setVisible(any);
    }

    private void overview(PaintContext whole, TimelineViewport viewport, Palette colours) {
        OverviewStrip.paint(overviewBrush, whole, viewport, findings);
        double x = Math.round(whole.scale().x(viewport.playheadNanos()));
        overviewBrush.line(x, 0, x, OverviewStrip.HEIGHT, colours.accent(), 2);
        overviewBrush.polygon(colours.accent(), 1, x - 6, 0, x + 6, 0, x + 6, 4, x, 10, x - 6, 4);
    }

    private static void clear(Canvas canvas) {
        canvas.getGraphicsContext2D().clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    }
}
