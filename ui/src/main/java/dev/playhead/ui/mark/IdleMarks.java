package dev.playhead.ui.mark;

import dev.playhead.ui.canvas.Brush;
import dev.playhead.ui.canvas.TextStyle;
import dev.playhead.ui.time.TimeFolds.Fold;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Marks of folded idle time: a double slash on the axis that says how long it was, and a veil over the lanes. The axis
/// never
/// looks as if no time was missing.
public final class IdleMarks {
    private static final double SLASH = 9;
    private static final double SLASHES = 12;
    private static final double BESIDE = 6;
    private static final double DASH = 3;

    private IdleMarks() {}

    /// Room that a fold and its words take on an axis, px.
    ///
    /// @param words empty where there is no room for any
    record Place(double from, double to, String words) {
        boolean covers(double left, double right) {
            return left < to && right > from;
        }
    }

    /// Length of a stretch in words: `idle 4 min 12 s`.
    public static String words(Fold fold) {
        long seconds = Math.round(fold.lengthNanos() / 1e9);
        if (seconds < 60) {
            return String.format(Locale.ROOT, "idle %d s", seconds);
        }
        if (seconds < 3600) {
            return String.format(Locale.ROOT, "idle %d min %d s", seconds / 60, seconds % 60);
        }
        return String.format(Locale.ROOT, "idle %,d h %d min", seconds / 3600, seconds % 3600 / 60);
    }

    /// Returns the places of the folds on screen, from the left.
    static List<Place> places(Brush brush, PaintContext p, TextStyle style) {
        var places = new ArrayList<Place>();
        var folds = new ArrayList<Fold>();
        p.scale().folds().each(p.scale().firstShown(), p.scale().lastShown(), folds::add);
        for (int i = 0; i < folds.size(); i++) {
            var fold = folds.get(i);
            double middle = middle(p, fold);
            double from = Math.min(p.scale().x(fold.fromNanos()), middle - SLASHES / 2);
            double to = Math.max(p.scale().x(fold.toNanos()), middle + SLASHES / 2);
            double right = i + 1 < folds.size()
                    ? middle(p, folds.get(i + 1)) - SLASHES
                    : p.scale().width();
            String words = words(fold);
            double end = middle + BESIDE + SLASHES / 2 + brush.measure(words, style);
            places.add(end <= right ? new Place(from, Math.max(to, end), words) : new Place(from, to, ""));
        }
        return places;
    }

    private static double middle(PaintContext p, Fold fold) {
        return Math.round((p.scale().x(fold.fromNanos()) + p.scale().x(fold.toNanos())) / 2);
    }

    /// Draws the double slashes over the axis, with words where there is room.
    ///
    /// @param axis y of the line that they break, px
    /// @param text y of the middle of the words, px
    public static void axis(Brush brush, PaintContext p, double axis, double text, TextStyle style) {
        var c = p.palette();
        var places = places(brush, p, style);
        int i = 0;
        var folds = new ArrayList<Fold>();
        p.scale().folds().each(p.scale().firstShown(), p.scale().lastShown(), folds::add);
        for (var fold : folds) {
            double middle = middle(p, fold);
            brush.line(middle - 4, axis + DASH, middle, axis - SLASH, c.fg2(), 1);
            brush.line(middle + 1, axis + DASH, middle + 5, axis - SLASH, c.fg2(), 1);
            var words = places.get(i++).words();
            if (!words.isEmpty()) {
                double left = middle + BESIDE + SLASHES / 2;
                // Over whatever stands behind them, so that they stay readable.
                brush.rect(left - 2, text - 7, brush.measure(words, style) + 4, 14, c.bg1(), 0.75);
                brush.text(words, left, text, c.fg1(), style);
            }
        }
    }

    /// Lays a veil over folded time, so that no mark in it is taken for one of its length.
    public static void veil(Brush brush, PaintContext p, double top, double height) {
        var c = p.palette();
        p.scale().folds().each(p.scale().firstShown(), p.scale().lastShown(), fold -> {
            double from = p.scale().x(fold.fromNanos());
            double to = Math.max(from + 1, p.scale().x(fold.toNanos()));
            brush.rect(from, top, to - from, height, c.bg1(), 0.45);
            brush.line(from, top, from, top + height, c.control(), 1, 1, DASH, DASH);
            brush.line(to, top, to, top + height, c.control(), 1, 1, DASH, DASH);
        });
    }
}
