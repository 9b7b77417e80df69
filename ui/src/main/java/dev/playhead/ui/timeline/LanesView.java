package dev.playhead.ui.timeline;

import dev.playhead.transport.check.Finding;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.control.LayoutMemory;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.lane.LaneHeaders;
import dev.playhead.ui.lane.LanesCorner;
import dev.playhead.ui.lane.OverviewDrag;
import dev.playhead.ui.mark.PaintContext;
import dev.playhead.ui.mark.Ruler;
import dev.playhead.ui.theme.Palette;
import dev.playhead.ui.time.PlayMode;
import dev.playhead.ui.time.TimeScale;
import dev.playhead.ui.time.TimelineViewport;
import dev.playhead.ui.timeline.LaneLayout.Row;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.animation.AnimationTimer;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// Overview, ruler and lanes with their names. Paints at most once per pulse and not while hidden. FX
/// thread.
public final class LanesView extends Region {
    private static final double TOP = OverviewStrip.HEIGHT + 1;
    private static final double LEAST_ROOM = 600;
    private static final double ONE_MORE = 48;
    private static final double BESIDE = 8;

    private final TimelineViewport viewport;
    private final ObjectProperty<PlayMode> mode = new SimpleObjectProperty<>(this, "mode", PlayMode.LIVE);
    private final ObjectProperty<Selection> selection = new SimpleObjectProperty<>(this, "selection", Selection.NONE);
    private final LaneCanvases canvases = new LaneCanvases();
    private final LaneSteering steering = new LaneSteering(this::lanes, () -> this.scroll, this::reveal);
    private final LaneStack stack;
    private final Region column = new Region();
    private final Pane headerWindow = new Pane(steering.headers());
    private final LanesCorner corner = new LanesCorner(TOP, () -> this.steering.chooseChannels());
    private final Pane over = new Pane();
    private final LanesMouse mouse;
    private final LaneHover hover;
    private final AnimationTimer pulse = new AnimationTimer() {
        @Override
        public void handle(long now) {
            if (isOnScreen()) {
                paintNow();
            }
            stop(); // until something has changed
        }
    };

    private @Nullable Timeline timeline;
    private @Nullable Palette palette;
    private double scroll;
    private long headersNanos;
    private Consumer<Selection> onSelect = choice -> {};

    /// Lanes that show what the viewport says, and move it.
    public LanesView(TimelineViewport viewport) {
        this.viewport = viewport;
        stack = new LaneStack(steering.lanes(), viewport);
        getStyleClass().add("ph-lanes");
        setAccessibleText("Timeline. The frames table holds the same.");
        column.getStyleClass().add("ph-lane-headers");
        var overview = canvases.overview();
        var top = canvases.top();
        getChildren().addAll(column, overview, corner, headerWindow);
        getChildren().addAll(canvases.layers());
        getChildren().add(over);
        over.setPickOnBounds(false);
        // They have their places by hand: a count that changes lays nothing out but itself.
        getChildren().forEach(child -> child.setManaged(false));
        viewport.fromProperty().addListener(o -> dirty());
        viewport.toProperty().addListener(o -> dirty());
        viewport.playheadProperty().addListener(o -> topDirty());
        mode.addListener(o -> topDirty());
        selection.addListener(o -> topDirty());
        steering.lanes().arrangementProperty().addListener(o -> arrange());
        ChangeListener<@Nullable Node> focus =
                (o, before, after) -> steering.headers().focusMoved(after);
        sceneProperty().addListener((o, before, after) -> {
            if (before != null) {
                before.focusOwnerProperty().removeListener(focus);
            }
            if (after == null) {
                pulse.stop();
            } else {
                after.focusOwnerProperty().addListener(focus);
                steering.lanes().rememberIn(LayoutMemory.of(after));
                pulse.start();
            }
        });
        var under = new UnderMouse();
        mouse = new LanesMouse(top, viewport, under);
        hover = new LaneHover(top, under, canvases, this::topDirty);
        steering.choosesChannels(stack::channels, over, corner.chooser());
        var overviewDrag = new OverviewDrag(viewport, this::overviewScale, e -> mouse.scrub(overviewScale(), e));
        overview.addEventHandler(MouseEvent.MOUSE_PRESSED, overviewDrag::press);
        overview.addEventHandler(MouseEvent.MOUSE_DRAGGED, overviewDrag::drag);
    }

    /// Shows this timeline and what was found in it, in these colours. Cheap; painting happens on the next pulse.
    public void show(Timeline newTimeline, List<Finding> findings, Palette newPalette) {
        take(newTimeline, findings, newPalette);
        dirty();
    }

    /// Shows a timeline that goes on from the one before by time alone, and signs of life. Paints what moves with time,
    /// and no more often than it moves by a pixel.
    public void passTime(Timeline newTimeline, List<Finding> findings, Palette samePalette) {
        var before = timeline;
        if (before == null || samePalette != palette) {
            show(newTimeline, findings, samePalette);
            return;
        }
        long passed = newTimeline.endNanos() - before.endNanos();
        var scale = viewport.scale(canvases.width());
        if (scale.pixels(passed) < 1 && overviewScale().pixels(passed) < 1) {
            return;
        }
        boolean endInSight = scale.x(before.endNanos()) <= canvases.width();
        take(newTimeline, findings, samePalette);
        if (endInSight) {
            dirty();
        } else {
            canvases.lengthChanged();
            pulse.start();
        }
    }

    private void take(Timeline newTimeline, List<Finding> findings, Palette newPalette) {
        timeline = newTimeline;
        palette = newPalette;
        canvases.found(findings);
        stack.take(new LaneSource(newTimeline, findings));
        headersAt(Math.min(viewport.playheadNanos(), newTimeline.endNanos()));
        long length = newTimeline.endNanos() - newTimeline.startNanos();
        corner.say(
                Formats.count(newTimeline.frames().count(), "frame") + ", " + Formats.shortClock(length),
                Formats.count(stack.count(), "lane"));
    }

    private LaneLayout lanes() {
        return stack.layout();
    }

    private void arrange() {
        stack.arrange();
        scrollTo(scroll);
        headersAt(headersNanos);
        dirty();
    }

    /// Says in the names of the lanes what was so at a moment, ns since 1970.
    public void headersAt(long nanos) {
        headersNanos = nanos;
        steering.headers().show(steering.names(inSight(), nanos, room()));
    }

    // Of thousands of lanes only those that can be seen have names, and one more at each edge, so that Tab goes on to
    // it.
    private List<Row> inSight() {
        double room = room();
        double reach = Math.max(canvases.height() > 0 ? room : getPrefHeight(), LEAST_ROOM);
        return lanes().rows().stream()
                .filter(row -> {
                    double top = lanes().top(row, scroll, room);
                    return top + row.height() > -ONE_MORE && top < reach + ONE_MORE;
                })
                .toList();
    }

    /// Another session is shown from now on.
    public void otherSession() {
        hover.choose(-1);
        steering.closeChannels();
        steering.lanes().otherSession();
    }

    /// Returns how the lanes are arranged, for keys and menus.
    public LaneSteering steering() {
        return steering;
    }

    private void reveal(Row row) {
        double top = lanes().top(row, scroll, room());
        if (row.pinned() || canvases.height() <= 0) {
            return;
        }
        if (top < row.above()) {
            scrollTo(scroll + top - row.above());
        } else if (top + row.height() > room() - row.below()) {
            scrollTo(scroll + top + row.height() - room() + row.below());
        }
    }

    /// Returns the part that is on screen, and the playhead.
    public TimelineViewport viewport() {
        return viewport;
    }

    /// The playhead, ns since 1970.
    public LongProperty playheadNanosProperty() {
        return viewport.playheadProperty();
    }

    public ObjectProperty<PlayMode> modeProperty() {
        return mode;
    }

    /// Returns what is outlined. Set it when something was chosen elsewhere.
    public ObjectProperty<Selection> selectionProperty() {
        return selection;
    }

    /// Told the moment, ns since 1970, while somebody drags the playhead.
    public void setOnScrub(LongConsumer listener) {
        mouse.onScrub(listener);
    }

    /// Told what somebody chose here.
    public void setOnSelect(Consumer<Selection> listener) {
        onSelect = listener;
    }

    /// Scrolls so that what is chosen is in the middle; the playhead when nothing is.
    public void centre() {
        var data = timeline;
        if (data != null) {
            viewport.centre(selection.get().momentIn(data, viewport.playheadNanos()));
        }
    }

    /// Returns how many times the lanes were painted. For tests.
    public int paints() {
        return canvases.basePaints();
    }

    /// Paints what has changed, now. On screen the next pulse does it otherwise.
    public void paintNow() {
        var data = timeline;
        var colours = palette;
        if (data == null || colours == null || canvases.width() <= 0 || canvases.height() <= 0) {
            return;
        }
        var p = new PaintContext(data, colours, viewport.scale(canvases.width()));
        if (canvases.paint(p, lanes(), scroll, viewport, selection.get(), mode.get())) {
            long length = viewport.toNanos() - viewport.fromNanos();
            // Both slashes of the axis, when some of it is folded.
            corner.span((length == viewport.lengthNanos() ? "" : "// ") + PaintContext.seconds(length));
        }
        pulse.stop();
    }

    @Override
    protected void layoutChildren() {
        double left = LaneHeaders.WIDTH;
        double wide = Math.max(0, getWidth() - left);
        double high = Math.max(0, getHeight() - TOP);
        column.resizeRelocate(0, 0, left, getHeight());
        corner.resizeRelocate(0, 0, left, TOP + Ruler.HEIGHT);
        size(canvases.overview(), wide, OverviewStrip.HEIGHT);
        canvases.overview().relocate(left, 0);
        for (Canvas canvas : canvases.layers()) {
            size(canvas, wide, high);
            canvas.relocate(left, TOP);
        }
        headerWindow.resizeRelocate(0, TOP + Ruler.HEIGHT, left, Math.max(0, high - Ruler.HEIGHT));
        headerWindow.setClip(new Rectangle(left, Math.max(0, high - Ruler.HEIGHT)));
        steering.headers().resizeRelocate(0, 0, left, Math.max(0, high - Ruler.HEIGHT));
        over.resizeRelocate(
                left + BESIDE, TOP + Ruler.HEIGHT + BESIDE, wide, Math.max(0, high - Ruler.HEIGHT - 2 * BESIDE));
        scrollTo(scroll);
        headersAt(headersNanos);
    }

    private double room() {
        return canvases.height() - Ruler.HEIGHT;
    }

    @Override
    protected double computePrefHeight(double width) {
        return TOP + Ruler.HEIGHT + lanes().height();
    }

    @Override
    protected double computePrefWidth(double height) {
        return 955 + LaneHeaders.WIDTH;
    }

    private void size(Canvas canvas, double wide, double high) {
        if (canvas.getWidth() != wide || canvas.getHeight() != high) {
            canvas.setWidth(wide);
            canvas.setHeight(high);
            dirty();
        }
    }

    private void dirty() {
        canvases.lanesChanged();
        pulse.start();
    }

    private void topDirty() {
        canvases.playheadChanged();
        pulse.start();
    }

    private boolean isOnScreen() {
        for (Node node = this; node != null; node = node.getParent()) {
            if (!node.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private TimeScale overviewScale() {
        return canvases.overviewScale(viewport);
    }

    private void scrollTo(double wanted) {
        double most = Math.max(0, lanes().height() + Ruler.HEIGHT - canvases.height());
        double next = Math.clamp(wanted, 0, most);
        if (next != scroll) {
            scroll = next;
            headersAt(headersNanos);
            dirty();
        }
    }

    private final class UnderMouse implements LanesMouse.Lanes {
        @Override
        public @Nullable Timeline timeline() {
            return timeline;
        }

        @Override
        public LaneLayout layout() {
            return stack.layout();
        }

        @Override
        public TimeScale scale() {
            return viewport.scale(canvases.width());
        }

        @Override
        public @Nullable Row rowAt(double y) {
            return layout().rows().isEmpty() || y < Ruler.HEIGHT
                    ? null
                    : layout().rowAt(y - Ruler.HEIGHT, scroll, room());
        }

        @Override
        public double top(Row row) {
            return Ruler.HEIGHT + layout().top(row, scroll, room());
        }

        @Override
        public void scrollBy(double pixels) {
            scrollTo(scroll + pixels);
        }

        @Override
        public void choose(MouseEvent at) {
            selection.set(at(at.getScreenX(), at.getScreenY()));
            onSelect.accept(selection.get());
        }
    }

    /// Returns what lies at a place of the screen.
    public Selection at(double screenX, double screenY) {
        var place = canvases.top().screenToLocal(screenX, screenY).subtract(0, Ruler.HEIGHT);
        return lanes().hit(viewport.scale(canvases.width()), place, scroll, room());
    }

    /// Shows the way of the frame in a row of the frames table to the devices, unless the pointer asks for another one;
    /// -1
    /// for none.
    public void chooseRow(int row) {
        hover.choose(row);
    }
}
