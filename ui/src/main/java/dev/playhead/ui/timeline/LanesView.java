package dev.playhead.ui.timeline;

import dev.playhead.transport.check.Finding;
import dev.playhead.transport.insight.Run;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.format.Formats;
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
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// Overview, ruler and lanes with their names. Paints at most once per pulse and not while hidden. FX
/// thread.
public final class LanesView extends Region {
    private static final double TOP = OverviewStrip.HEIGHT + 1;
    private static final double LEAST_ROOM = 600;

    private final TimelineViewport viewport;
    private final ObjectProperty<PlayMode> mode = new SimpleObjectProperty<>(this, "mode", PlayMode.LIVE);
    private final ObjectProperty<Selection> selection = new SimpleObjectProperty<>(this, "selection", Selection.NONE);
    private final LaneCanvases canvases = new LaneCanvases();
    private final LaneHeaders headers = new LaneHeaders();
    private final LaneHeaders pinned = new LaneHeaders();
    private final Region column = new Region();
    private final Pane headerWindow = new Pane(headers, pinned);
    private final Label whole = new Label("Whole session");
    private final Label counts = new Label();
    private final Label laneCount = new Label();
    private final Label span = new Label();
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
    private LaneLayout layout = LaneLayout.EMPTY;
    private double scroll;
    private long headersNanos;
    private LongConsumer onScrub = nanos -> {};
    private Consumer<Selection> onSelect = choice -> {};
    private double pressX;
    private boolean dragged;

    /// Lanes that show what the viewport says, and move it.
    public LanesView(TimelineViewport viewport) {
        this.viewport = viewport;
        getStyleClass().add("ph-lanes");
        setAccessibleText("Timeline. The frames table holds the same.");
        whole.getStyleClass().addAll("ph-strong", "ph-small", "ph-second");
        counts.getStyleClass().addAll("ph-mono", "ph-muted");
        laneCount.getStyleClass().addAll("ph-small", "ph-muted");
        span.getStyleClass().addAll("ph-mono", "ph-muted");
        span.setAlignment(Pos.CENTER_RIGHT);
        pinned.getStyleClass().add("ph-pinned-lanes");
        column.getStyleClass().add("ph-lane-headers");
        var overview = canvases.overview();
        var top = canvases.top();
        getChildren().addAll(column, overview, whole, counts, laneCount, span, headerWindow);
        getChildren().addAll(canvases.layers());
        // They have their places by hand: a count that changes lays nothing out but itself.
        getChildren().forEach(child -> child.setManaged(false));
        viewport.fromProperty().addListener(o -> dirty());
        viewport.toProperty().addListener(o -> dirty());
        viewport.playheadProperty().addListener(o -> topDirty());
        mode.addListener(o -> topDirty());
        selection.addListener(o -> topDirty());
        sceneProperty().addListener((o, before, after) -> {
            if (after == null) {
                pulse.stop();
            } else {
                pulse.start();
            }
        });
        var overviewDrag = new OverviewDrag(viewport, this::overviewScale, e -> scrub(overviewScale(), e));
        overview.addEventHandler(MouseEvent.MOUSE_PRESSED, overviewDrag::press);
        overview.addEventHandler(MouseEvent.MOUSE_DRAGGED, overviewDrag::drag);
        top.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        top.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        top.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        top.addEventHandler(ScrollEvent.SCROLL, this::wheel);
        new LaneTooltip(top, this::words);
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
        layout = LaneLayout.of(Lane.of(new LaneSource(newTimeline, findings)));
        viewport.session(newTimeline.startNanos(), newTimeline.endNanos());
        headersAt(Math.min(viewport.playheadNanos(), newTimeline.endNanos()));
        laneCount.setText(Formats.count(layout.rows().size(), "lane"));
        long length = (newTimeline.endNanos() - newTimeline.startNanos());
        counts.setText(Formats.count(newTimeline.frames().count(), "frame") + ", " + Formats.shortClock(length));
    }

    /// Says in the names of the lanes what was so at a moment, ns since 1970.
    public void headersAt(long nanos) {
        headersNanos = nanos;
        headers.show(inSight(), nanos);
        pinned.show(layout.pinned(), nanos);
        placeHeaders();
    }

    // Of thousands of lanes only those that can be seen have names.
    private List<Row> inSight() {
        double room = canvases.height() > 0 ? room() : getPrefHeight();
        return layout.scrolling().stream()
                .filter(row -> row.y() + row.height() > scroll && row.y() < scroll + Math.max(room, LEAST_ROOM))
                .toList();
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
        onScrub = listener;
    }

    /// Told what somebody chose here.
    public void setOnSelect(Consumer<Selection> listener) {
        onSelect = listener;
    }

    /// Scrolls so that what is chosen is in the middle; the playhead when nothing is.
    public void centre() {
        var data = timeline;
        if (data == null) {
            return;
        }
        viewport.centre(
                switch (selection.get()) {
                    case Selection.OfRun(int run) -> middle(data.runs().get(run), data.endNanos());
                    case Selection.OfMessage(int channel, int message) ->
                        data.channels().get(channel).messages().get(message).createdNanos();
                    case Selection.OfDevice(int participant, long atNanos) -> atNanos;
                    case Selection.OfFrame(int row) -> data.frames().atNanos(row);
                    case Selection.None none -> viewport.playheadNanos();
                });
    }

    private static long middle(Run run, long now) {
        long end = run.endedNanos() == 0 ? now : run.endedNanos();
        return run.startedNanos() + (end - run.startedNanos()) / 2;
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
        if (canvases.paint(p, layout, scroll, viewport, selection.get(), mode.get())) {
            span.setText(PaintContext.seconds(viewport.toNanos() - viewport.fromNanos()));
        }
        pulse.stop();
    }

    @Override
    protected void layoutChildren() {
        double left = LaneHeaders.WIDTH;
        double wide = Math.max(0, getWidth() - left);
        double high = Math.max(0, getHeight() - TOP);
        column.resizeRelocate(0, 0, left, getHeight());
        whole.resizeRelocate(12, 12, left - 16, 16);
        counts.resizeRelocate(12, 28, left - 16, 16);
        laneCount.resizeRelocate(12, TOP, 80, Ruler.HEIGHT);
        span.resizeRelocate(92, TOP, left - 104, Ruler.HEIGHT);
        size(canvases.overview(), wide, OverviewStrip.HEIGHT);
        canvases.overview().relocate(left, 0);
        for (Canvas canvas : canvases.layers()) {
            size(canvas, wide, high);
            canvas.relocate(left, TOP);
        }
        headerWindow.resizeRelocate(0, TOP + Ruler.HEIGHT, left, Math.max(0, high - Ruler.HEIGHT));
        headerWindow.setClip(new Rectangle(left, Math.max(0, high - Ruler.HEIGHT)));
        headers.resize(left, Math.max(layout.height(), high - Ruler.HEIGHT));
        scrollTo(scroll);
        headersAt(headersNanos);
    }

    private List<Lane> lanes() {
        return layout.rows().stream().map(Row::lane).toList();
    }

    private void placeHeaders() {
        headers.relocate(0, headers.top() - scroll);
        var rows = layout.pinned();
        if (!rows.isEmpty()) {
            double y = layout.top(rows.getFirst(), scroll, room());
            double high = layout.height() - rows.getFirst().y();
            pinned.resizeRelocate(0, y, LaneHeaders.WIDTH - 1, high);
        }
    }

    private double room() {
        return canvases.height() - Ruler.HEIGHT;
    }

    @Override
    protected double computePrefHeight(double width) {
        return TOP + Ruler.HEIGHT + layout.height();
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
        double most = Math.max(0, layout.height() + Ruler.HEIGHT - canvases.height());
        double next = Math.clamp(wanted, 0, most);
        if (next != scroll) {
            scroll = next;
            headersAt(headersNanos);
            dirty();
        }
    }

    private void scrub(TimeScale scale, MouseEvent event) {
        viewport.scrubTo(scale.nanosAt(event.getX()));
        viewport.revealPlayhead();
        onScrub.accept(viewport.playheadNanos());
        event.consume();
    }

    private void press(MouseEvent event) {
        pressX = event.getX();
        dragged = false;
        if (event.getY() < Ruler.HEIGHT && !event.isShiftDown()) {
            scrub(viewport.scale(canvases.width()), event);
        }
    }

    private void drag(MouseEvent event) {
        var scale = viewport.scale(canvases.width());
        if (event.isShiftDown()) {
            viewport.pan(scale.nanosAt(pressX) - scale.nanosAt(event.getX()));
            pressX = event.getX();
            dragged = true;
        } else if (dragged || event.getY() < Ruler.HEIGHT || Math.abs(event.getX() - pressX) > 3) {
            dragged = true;
            scrub(scale, event);
        }
    }

    private void release(MouseEvent event) {
        var data = timeline;
        if (data == null) {
            return;
        }
        var scale = viewport.scale(canvases.width());
        if (dragged || event.getY() < Ruler.HEIGHT) {
            if (!event.isShiftDown() && !event.isAltDown()) {
                viewport.scrubTo(Snap.nearest(lanes(), data.frames(), scale, viewport.playheadNanos()));
                onScrub.accept(viewport.playheadNanos());
            }
            return;
        }
        selection.set(at(event.getScreenX(), event.getScreenY()));
        onSelect.accept(selection.get());
    }

    /// Returns what lies at a place of the screen.
    public Selection at(double screenX, double screenY) {
        var place = canvases.top().screenToLocal(screenX, screenY).subtract(0, Ruler.HEIGHT);
        return layout.hit(viewport.scale(canvases.width()), place, scroll, room());
    }

    private String words(MouseEvent event) {
        var data = timeline;
        double y = event.getY() - Ruler.HEIGHT;
        if (data == null || layout.rows().isEmpty() || y < 0) {
            return "";
        }
        var scale = viewport.scale(canvases.width());
        long nanos = scale.nanosAt(event.getX());
        Row row = layout.rowAt(y, scroll, room());
        double within = y - layout.top(row, scroll, room());
        boolean inside = within < row.height() && nanos >= data.startNanos() && nanos <= data.endNanos();
        return inside ? row.lane().tooltip(scale, nanos, within) : "";
    }

    private void wheel(ScrollEvent event) {
        if (event.isControlDown()) {
            long at = viewport.scale(canvases.width()).nanosAt(event.getX());
            viewport.zoom(at, Math.pow(1.0025, -event.getDeltaY()));
        } else {
            scrollTo(scroll - event.getDeltaY());
        }
        event.consume();
    }
}
