package dev.playhead.ui.compare.band;

import dev.playhead.ui.canvas.CanvasBrush;
import dev.playhead.ui.control.ArrowKeys;
import dev.playhead.ui.theme.Palette;
import dev.playhead.ui.time.TimeScale;
import java.util.BitSet;
import java.util.Objects;
import java.util.function.IntConsumer;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/// Lanes of both sides with the bands between their runs. Left and Right choose runs, plus and minus zoom; the wheel
/// zooms with Ctrl and moves without. FX thread.
public final class BandsView extends Pane implements ArrowKeys {
    private static final double PADDING = 12;
    private static final int MOST_DEVICES = 3;
    private static final double CLOSEST_NANOS = 50_000_000;

    private final IntConsumer onChosen;
    private final Canvas canvas = new Canvas();
    private final CanvasBrush brush = new CanvasBrush(canvas.getGraphicsContext2D());
    private final BandHeaders headers = new BandHeaders();
    private final Tooltip tooltip = new Tooltip();
    private @Nullable Bands bands;
    private @Nullable Palette palette;
    private BandRows rows = new BandRows(MOST_DEVICES);
    private BitSet left = new BitSet();
    private int chosen = -1;
    private int hovered = -1;
    private int firstDevice;
    private boolean isFolded;
    private double fromNanos;
    private double spanNanos = 1;
    private double draggedFrom = Double.NaN;

    /// @param onChosen told the index of the run that somebody has chosen
    public BandsView(IntConsumer onChosen) {
        this.onChosen = onChosen;
        setId("compare-bands");
        getStyleClass().addAll("ph-compare-bands", "ph-focusable");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        getChildren().addAll(canvas, headers);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        setOnMouseClicked(this::clicked);
        setOnMouseMoved(this::moved);
        setOnMousePressed(e -> draggedFrom = e.getX());
        setOnMouseDragged(this::dragged);
        setOnScroll(this::scrolled);
        setOnMouseExited(e -> hover(-1));
        resizeRows();
    }

    private void resizeRows() {
        rows = new BandRows(isFolded ? 0 : Math.min(MOST_DEVICES, bands == null ? MOST_DEVICES : bands.devices()));
        setMinHeight(rows.height());
        setPrefHeight(rows.height());
        setMaxHeight(rows.height());
    }

    /// Folds the strips of devices to one line for each side, or opens them again.
    public void fold(boolean now) {
        if (now != isFolded) {
            isFolded = now;
            resizeRows();
            showHeaders();
            requestLayout();
        }
    }

    /// Forgets what was compared.
    public void clear() {
        bands = null;
        chosen = -1;
        headers.clear();
    }

    /// Shows another comparison, all of it.
    public void show(Bands now, Palette colours) {
        boolean isOther = bands == null || bands.lengthNanos() != now.lengthNanos();
        bands = now;
        palette = colours;
        if (isOther) {
            fromNanos = 0;
            spanNanos = now.lengthNanos();
            firstDevice = 0;
        }
        resizeRows();
        showHeaders();
        left.set(0, now.all().size());
        requestLayout();
        paint();
    }

    /// Shows it in these colours.
    public void show(Palette colours) {
        palette = colours;
        paint();
    }

    /// Shows the bands that a filter leaves.
    ///
    /// @param indices those of their lines
    public void filter(BitSet indices) {
        var now = bands;
        if (now != null) {
            left = new BitSet();
            for (int i = 0; i < now.all().size(); i++) {
                left.set(i, indices.get(now.all().get(i).index()));
            }
            paint();
        }
    }

    /// Shows which run is chosen, by the index of its line; -1 for none. Moves there when it is out of sight.
    public void choose(int index) {
        var now = bands;
        if (now == null) {
            return;
        }
        chosen = now.placeOf(index);
        if (chosen >= 0) {
            var places = now.places();
            boolean isA = now.all().get(chosen).a() != null;
            long from = places.from(chosen, isA);
            if (from < fromNanos || from > fromNanos + spanNanos) {
                fromNanos = Math.clamp(from - spanNanos / 3, 0, Math.max(0, now.lengthNanos() - spanNanos));
            }
        }
        setAccessibleText("Runs of A and B. "
                + (chosen < 0 ? "None is chosen." : now.all().get(chosen).words()));
        paint();
    }

    private void showHeaders() {
        var now = bands;
        if (now != null) {
            headers.show(now, rows, firstDevice);
        }
    }

    private TimeScale scale() {
        double wide = Math.max(1, canvas.getWidth());
        double beside = spanNanos / Math.max(1, wide - 2 * PADDING) * PADDING;
        return new TimeScale(Math.round(fromNanos - beside), Math.round(fromNanos + spanNanos + beside), wide);
    }

    @Override
    protected void layoutChildren() {
        double wide = Math.max(0, getWidth() - BandHeaders.WIDTH);
        headers.resizeRelocate(0, 0, BandHeaders.WIDTH, rows.height());
        canvas.setLayoutX(BandHeaders.WIDTH);
        if (canvas.getWidth() != wide || canvas.getHeight() != rows.height()) {
            canvas.setWidth(wide);
            canvas.setHeight(rows.height());
            paint();
        }
    }

    private void paint() {
        var now = bands;
        var colours = palette;
        if (now != null && colours != null && canvas.getWidth() > 0) {
            new BandsPainter(brush, colours, now, rows, scale(), firstDevice).paint(left, chosen);
        }
    }

    // ---- keys and mouse ----

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> step(-1);
            case RIGHT -> step(1);
            case PLUS, EQUALS, ADD -> zoom(0.7, scale().x(Math.round(middle())));
            case MINUS, SUBTRACT -> zoom(1 / 0.7, scale().x(Math.round(middle())));
            case HOME -> pan(-fromNanos);
            case END -> pan(Double.MAX_VALUE / 4);
            case UP -> devices(-1);
            case DOWN -> devices(1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private double middle() {
        var now = bands;
        return now != null && chosen >= 0
                ? now.places().from(chosen, now.all().get(chosen).a() != null)
                : fromNanos + spanNanos / 2;
    }

    private void step(int direction) {
        var now = bands;
        if (now == null) {
            return;
        }
        int next = direction > 0 ? left.nextSetBit(chosen + 1) : chosen <= 0 ? -1 : left.previousSetBit(chosen - 1);
        if (next >= 0 && next < now.all().size()) {
            onChosen.accept(now.all().get(next).index());
        }
    }

    private void devices(int direction) {
        var now = bands;
        if (now != null) {
            int most = Math.max(0, now.devices() - rows.devices());
            int next = Math.clamp(firstDevice + direction, 0, most);
            if (next != firstDevice && rows.devices() > 0) {
                firstDevice = next;
                showHeaders();
                paint();
            }
        }
    }

    private void zoom(double factor, double atX) {
        var now = bands;
        if (now == null) {
            return;
        }
        double at = scale().nanosAt(atX);
        double span = Math.clamp(spanNanos * factor, Math.min(CLOSEST_NANOS, now.lengthNanos()), now.lengthNanos());
        fromNanos = at - (at - fromNanos) * span / spanNanos;
        spanNanos = span;
        pan(0);
    }

    private void pan(double nanos) {
        var now = bands;
        if (now != null) {
            fromNanos = Math.clamp(fromNanos + nanos, 0, Math.max(0, now.lengthNanos() - spanNanos));
            paint();
        }
    }

    private void scrolled(ScrollEvent event) {
        double amount = event.getDeltaY() == 0 ? event.getDeltaX() : event.getDeltaY();
        double wide = Math.max(1, canvas.getWidth());
        if (event.isShortcutDown()) {
            zoom(amount > 0 ? 0.8 : 1.25, event.getX() - BandHeaders.WIDTH);
        } else if (isOnDevices(event.getY()) && bands != null && bands.devices() > rows.devices()) {
            devices(amount > 0 ? -1 : 1);
        } else {
            pan(-amount / wide * spanNanos);
        }
        event.consume();
    }

    private boolean isOnDevices(double y) {
        return y < rows.devicesEdge(true) && y > BandRows.RULER
                || y > rows.devicesEdge(false) && y < rows.height() - BandRows.RULER;
    }

    private void dragged(MouseEvent event) {
        if (!Double.isNaN(draggedFrom)) {
            pan((draggedFrom - event.getX()) / Math.max(1, canvas.getWidth()) * spanNanos);
            draggedFrom = event.getX();
        }
    }

    private void clicked(MouseEvent event) {
        requestFocus();
        if (event.isStillSincePress()) {
            int band = bandAt(event.getX() - BandHeaders.WIDTH, event.getY());
            if (band >= 0) {
                onChosen.accept(Objects.requireNonNull(bands).all().get(band).index());
            }
        }
    }

    private void moved(MouseEvent event) {
        hover(bandAt(event.getX() - BandHeaders.WIDTH, event.getY()));
    }

    private void hover(int band) {
        var now = bands;
        if (band == hovered || now == null) {
            return;
        }
        hovered = band;
        Tooltip.uninstall(this, tooltip);
        tooltip.hide();
        if (band >= 0) {
            tooltip.setText(now.all().get(band).words());
            Tooltip.install(this, tooltip);
        }
    }

    /// Returns the place of the band or run at a point of the canvas, px; -1 for none.
    int bandAt(double x, double y) {
        var now = bands;
        if (now == null) {
            return -1;
        }
        var scale = scale();
        int found = -1;
        for (int i = 0; i < now.all().size(); i++) {
            if (left.get(i) && isAt(now, scale, i, x, y) && (found < 0 || i == chosen)) {
                found = i;
            }
        }
        return found;
    }

    private boolean isAt(Bands now, TimeScale scale, int i, double x, double y) {
        var places = now.places();
        boolean isInner = places.isInner(i);
        double upper = rows.bandEdge(true, isInner);
        double lower = rows.bandEdge(false, isInner);
        double tall = isInner ? BandRows.INNER : BandRows.RUN;
        double down = Math.clamp((y - upper) / (lower - upper), 0, 1);
        if (y < upper - tall || y > lower + tall) {
            return false;
        }
        double from = BandShape.x(scale.x(places.from(i, true)), scale.x(places.from(i, false)), down);
        double to = BandShape.x(scale.x(places.to(i, true)), scale.x(places.to(i, false)), down);
        return x >= from - 2 && x <= to + 2;
    }
}
