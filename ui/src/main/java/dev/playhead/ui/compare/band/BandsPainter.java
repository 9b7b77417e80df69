package dev.playhead.ui.compare.band;

import dev.playhead.transport.compare.PairState;
import dev.playhead.ui.canvas.Brush;
import dev.playhead.ui.canvas.TextStyle;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.theme.Palette;
import dev.playhead.ui.time.TimeScale;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.paint.Color;

/// Paints both sides and the bands between them: what is in the window, and at most one mark of a kind for each pixel.
/// For one thread.
final class BandsPainter {
    private static final double LABEL_ROOM = 70;
    private static final long[] STEPS_MS = {
        1, 5, 10, 50, 100, 500, 1_000, 5_000, 10_000, 30_000, 60_000, 300_000, 600_000, 1_800_000, 3_600_000, 21_600_000
    };

    private final Brush brush;
    private final Palette c;
    private final Bands bands;
    private final BandRows rows;
    private final TimeScale scale;
    private final int firstDevice;
    private final Set<Long> drawn = new HashSet<>();
    private final List<double[]> labels = new ArrayList<>();

    /// @param scale what part of both sides is shown, ns since their starts
    /// @param firstDevice the device that has the first strip
    BandsPainter(Brush brush, Palette c, Bands bands, BandRows rows, TimeScale scale, int firstDevice) {
        this.brush = brush;
        this.c = c;
        this.bands = bands;
        this.rows = rows;
        this.scale = scale;
        this.firstDevice = firstDevice;
    }

    /// @param left the places of bands that a filter leaves
    /// @param chosen place of the chosen band; -1 for none
    void paint(BitSet left, int chosen) {
        brush.rect(0, 0, scale.width(), rows.height(), c.bg0());
        ground(true);
        ground(false);
        for (var state : List.of(
                PairState.SAME,
                PairState.CANNOT_TELL,
                PairState.SLOWER,
                PairState.REORDERED,
                PairState.CHANGED,
                PairState.ONLY_A,
                PairState.ONLY_B)) {
            drawn.clear();
            for (int i = 0; i < bands.all().size(); i++) {
                if (bands.all().get(i).state() == state && i != chosen && left.get(i) && isShown(i)) {
                    band(i, state);
                }
            }
        }
        if (chosen >= 0 && isShown(chosen)) {
            chosenBand(chosen);
        }
        runs(true, chosen);
        runs(false, chosen);
        if (chosen >= 0) {
            label(chosen, left);
        }
        for (int i = left.nextSetBit(0); i >= 0 && i < bands.all().size(); i = left.nextSetBit(i + 1)) {
            if (i != chosen && isShown(i)) {
                label(i, left);
            }
        }
    }

    private double x(int band, boolean isA) {
        return scale.x(bands.places().from(band, isA));
    }

    private double end(int band, boolean isA) {
        return Math.max(x(band, isA) + 2, scale.x(bands.places().to(band, isA)));
    }

    private boolean isShown(int band) {
        var places = bands.places();
        return scale.shows(
                Math.min(places.from(band, true), places.from(band, false)),
                Math.max(places.to(band, true), places.to(band, false)));
    }

    // ---- rulers and strips ----

    private void ground(boolean isA) {
        var side = bands.side(isA);
        double ruler = rows.rulerTop(isA);
        brush.rect(0, ruler, scale.width(), BandRows.RULER, c.bg1());
        double from = isA ? BandRows.RULER : rows.bandEdge(false, true);
        double to = isA ? rows.bandEdge(true, true) : ruler;
        long big = stepNanos();
        long small = big / 5;
        long first = Math.max(0, Math.floorDiv(scale.fromNanos(), small) * small);
        for (long at = first; at <= scale.toNanos(); at += small) {
            boolean isLabelled = at % big == 0;
            double x = scale.x(at);
            brush.line(x, from, x, to, c.line(), 1, isLabelled ? 0.9 : 0.35);
            double edge = isA ? ruler + BandRows.RULER : ruler;
            double length = isLabelled ? 10 : 5;
            brush.line(x, isA ? edge - length : edge, x, isA ? edge : edge + length, c.lineStrong(), 1);
            if (isLabelled) {
                var words = big >= 1_000_000_000L ? Formats.shortClock(at) : Formats.clock(at);
                brush.text(words, x + 4, ruler + (isA ? 11 : 13), c.fg2(), TextStyle.MONO_11);
            }
        }
        double end = scale.x(side.lengthNanos());
        brush.line(end, from, end, to, c.control(), 1);
        double edge = isA ? BandRows.RULER - 1 : ruler;
        brush.line(0, edge, scale.width(), edge, c.line(), 1);
        brush.line(0, rows.devicesEdge(isA), scale.width(), rows.devicesEdge(isA), c.line(), 1);
        var own = scaleOf(side);
        if (rows.devices() == 0) {
            DevicePainter.folded(brush, c, own, side.timeline(), rows.deviceTop(isA, 0));
            return;
        }
        for (int row = 0; row < rows.devices(); row++) {
            int device = firstDevice + row;
            if (device < side.devices().size()) {
                DevicePainter.paint(
                        brush, c, own, side.timeline(), side.devices().get(device), rows.deviceTop(isA, row));
            }
        }
    }

    private TimeScale scaleOf(BandSide side) {
        return new TimeScale(side.startNanos() + scale.fromNanos(), side.startNanos() + scale.toNanos(), scale.width());
    }

    private long stepNanos() {
        for (long step : STEPS_MS) {
            if (scale.pixels(step * 1_000_000) >= LABEL_ROOM) {
                return step * 1_000_000;
            }
        }
        return 86_400_000_000_000L;
    }

    // ---- runs ----

    private void runs(boolean isA, int chosen) {
        drawn.clear();
        var side = bands.side(isA);
        var own = scaleOf(side);
        for (int i = 0; i < bands.all().size(); i++) {
            var run = bands.all().get(i).on(isA);
            if (run == null
                    || !scale.shows(bands.places().from(i, isA), bands.places().to(i, isA))) {
                continue;
            }
            boolean isInner = bands.places().isInner(i);
            double wide = end(i, isA) - x(i, isA);
            if (wide > 3 || drawn.add(key(x(i, isA), isInner ? 1 : 0))) {
                RunPainter.paint(brush, c, own, run, top(isA, isInner), isInner);
            }
        }
        if (chosen >= 0 && bands.all().get(chosen).on(isA) != null) {
            boolean isInner = bands.places().isInner(chosen);
            brush.box(
                    x(chosen, isA) - 1,
                    top(isA, isInner) - 1,
                    end(chosen, isA) - x(chosen, isA) + 2,
                    (isInner ? BandRows.INNER : BandRows.RUN) + 2,
                    c.accent(),
                    2);
        }
    }

    private double top(boolean isA, boolean isInner) {
        return isInner ? rows.innerTop(isA) : rows.runTop(isA);
    }

    private static long key(double one, double other) {
        return (Math.round(one) << 32) ^ (Math.round(other) & 0xffffffffL);
    }

    // ---- bands ----

    private void band(int i, PairState state) {
        double a0 = x(i, true);
        double b0 = x(i, false);
        boolean isNarrow = end(i, true) - a0 <= 3 && end(i, false) - b0 <= 3;
        if (isNarrow && !drawn.add(key(a0, b0))) {
            return;
        }
        switch (state) {
            case SAME, CANNOT_TELL -> plain(i, c.inkBg(), 0.55, c.lineStrong());
            case REORDERED -> plain(i, c.bg4(), 0.85, c.control());
            case CHANGED ->
                plain(
                        i,
                        bands.areDevices() ? c.faultBg() : c.bg4(),
                        0.85,
                        bands.areDevices() ? c.faultMark() : c.control());
            case SLOWER -> {
                plain(i, c.inkBg(), 0.55, c.lineStrong());
                wedge(i);
            }
            case ONLY_A -> only(i, true);
            case ONLY_B -> only(i, false);
        }
    }

    private double upper(int i) {
        return rows.bandEdge(true, bands.places().isInner(i));
    }

    private double lower(int i) {
        return rows.bandEdge(false, bands.places().isInner(i));
    }

    private void plain(int i, Color fill, double alpha, Color edge) {
        BandShape.fill(brush, x(i, true), end(i, true), x(i, false), end(i, false), upper(i), lower(i), fill, alpha);
        BandShape.edge(brush, x(i, true), x(i, false), upper(i), lower(i), edge, 1);
        BandShape.edge(brush, end(i, true), end(i, false), upper(i), lower(i), edge, 1);
    }

    // As wide as the time that was added.
    private void wedge(int i) {
        double wide = Math.max(4, scale.pixels(bands.all().get(i).slowerNanos()));
        double a1 = end(i, true);
        double b1 = end(i, false);
        BandShape.fill(brush, a1 - 1, a1, b1 - wide, b1, upper(i), lower(i), c.warnBg(), 1);
        BandShape.hatch(brush, a1 - 1, a1, b1 - wide, b1, upper(i), lower(i), c.warnMark());
        BandShape.edge(brush, a1 - 1, b1 - wide, upper(i), lower(i), c.warnMark(), 1);
        BandShape.edge(brush, a1, b1, upper(i), lower(i), c.warnMark(), 1);
    }

    // Ends in a slot with a cross, where it was expected.
    private void only(int i, boolean isA) {
        double slot = x(i, !isA);
        boolean isInner = bands.places().isInner(i);
        double a0 = isA ? x(i, true) : slot - 2;
        double a1 = isA ? end(i, true) : slot + 2;
        double b0 = isA ? slot - 2 : x(i, false);
        double b1 = isA ? slot + 2 : end(i, false);
        double top = isA ? upper(i) : rows.bandEdge(true, false);
        double bottom = isA ? rows.bandEdge(false, false) : lower(i);
        BandShape.fill(brush, a0, a1, b0, b1, top, bottom, c.faultBg(), 1);
        BandShape.hatch(brush, a0, a1, b0, b1, top, bottom, c.faultMark());
        BandShape.edge(brush, a0, b0, top, bottom, c.faultMark(), 1);
        BandShape.edge(brush, a1, b1, top, bottom, c.faultMark(), 1);
        double y = rows.runTop(!isA);
        brush.rect(slot - 6, y, 13, BandRows.RUN, c.bg0());
        brush.box(slot - 6, y, 13, BandRows.RUN, c.faultMark(), 1, 3, 3);
        brush.cross(slot + 0.5, y + BandRows.RUN / 2, isInner ? 3 : 3.5, c.faultMark(), 1.5);
    }

    private void chosenBand(int i) {
        var band = bands.all().get(i);
        if (band.a() == null || band.b() == null) {
            only(i, band.a() != null);
            return;
        }
        BandShape.fill(
                brush, x(i, true), end(i, true), x(i, false), end(i, false), upper(i), lower(i), c.accentBg(), 0.95);
        if (band.state() == PairState.SLOWER) {
            wedge(i);
        }
        BandShape.edge(brush, x(i, true), x(i, false), upper(i), lower(i), c.accent(), 2);
        BandShape.edge(brush, end(i, true), end(i, false), upper(i), lower(i), c.accent(), 2);
    }

    // ---- labels ----

    // What does not fit is in the tooltip and the list.
    private void label(int i, BitSet left) {
        var band = bands.all().get(i);
        if (band.label().isEmpty() || !left.get(i)) {
            return;
        }
        double wide = brush.measure(band.label(), TextStyle.STRONG_11) + 12;
        double middle = (x(i, true) + end(i, true) + x(i, false) + end(i, false)) / 4;
        double x = middle - wide / 2;
        double y = rows.middle() - 8;
        boolean isFree = labels.stream().noneMatch(other -> x < other[1] + 2 && x + wide > other[0] - 2);
        if (!isFree || x + wide < 0 || x > scale.width()) {
            return;
        }
        labels.add(new double[] {x, x + wide});
        var colour = colour(band);
        brush.rounded(x, y, wide, 16, 4, c.bg0(), colour);
        brush.text(band.label(), x + 6, y + 8.5, colour, TextStyle.STRONG_11);
    }

    private Color colour(Band band) {
        return switch (band.state()) {
            case ONLY_A, ONLY_B -> c.fault();
            case SLOWER -> c.warn();
            case CHANGED -> bands.areDevices() ? c.fault() : c.fg0();
            case REORDERED, CANNOT_TELL, SAME -> c.fg0();
        };
    }
}
