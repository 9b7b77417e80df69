package dev.playhead.ui.version;

import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.canvas.Brush;
import dev.playhead.ui.canvas.DeliveryMarks;
import dev.playhead.ui.canvas.TextStyle;
import dev.playhead.ui.theme.Palette;
import dev.playhead.ui.version.ArrivalGrid.Mark;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.paint.Color;

/// Draws the grid of arrivals. Versions side by side that are in the same state are one mark where they are too narrow
/// to be seen apart; what is missing is never narrower than 3 px.
final class ArrivalPainter {
    private static final List<Mark> LEGEND = List.of(Mark.ARRIVED, Mark.LATE, Mark.NOT_SENT, Mark.MISSING);
    private static final double LEAST_OF_FAULT = 3;
    private static final double APART = 2;

    private final Brush brush;
    private final Palette c;
    private final DeliveryMarks marks;
    private final ArrivalGrid grid;
    private final ArrivalPlaces places;

    ArrivalPainter(Brush brush, Palette palette, ArrivalGrid grid, ArrivalPlaces places) {
        this.brush = brush;
        this.c = palette;
        marks = new DeliveryMarks(brush, palette);
        this.grid = grid;
        this.places = places;
    }

    void paint(Timeline timeline, int chosen) {
        brush.rect(0, 0, places.width(), places.height(), c.bg0());
        axis(chosen);
        for (int row = 0; row < grid.rows().size(); row++) {
            double top = ArrivalPlaces.AXIS + row * ArrivalPlaces.ROW;
            brush.line(ArrivalPlaces.LEFT, top, places.width() - ArrivalPlaces.LEFT, top, c.line(), 1);
            row(row, timeline);
        }
    }

    // The chosen one first: where there is no room for all, it stays.
    private void axis(int chosen) {
        var taken = new ArrayList<double[]>();
        if (chosen > 0 && chosen <= grid.count()) {
            label("v" + chosen, places.x(chosen - 1), taken, c.accent(), TextStyle.MONO_11);
        }
        for (var box : places.versions().boxes()) {
            double middle = ArrivalPlaces.NAMES + (box.from() + box.to()) / 2;
            label("v" + (box.first() + 1) + " to v" + (box.last() + 1), middle, taken, c.fg2(), TextStyle.MONO_10);
        }
        if (grid.count() > 0) {
            label("v1", places.x(0), taken, c.fg2(), TextStyle.MONO_10);
            label("v" + grid.count(), places.x(grid.count() - 1), taken, c.fg2(), TextStyle.MONO_10);
        }
    }

    private void label(String words, double middle, List<double[]> taken, Color colour, TextStyle style) {
        double wide = brush.measure(words, style);
        double from = Math.clamp(
                middle - wide / 2,
                ArrivalPlaces.NAMES - 8,
                Math.max(ArrivalPlaces.NAMES - 8, places.width() - wide - 4));
        if (taken.stream().noneMatch(other -> from < other[1] + 6 && from + wide > other[0] - 6)) {
            taken.add(new double[] {from, from + wide});
            brush.text(words, from, ArrivalPlaces.AXIS / 2, colour, style);
        }
    }

    private void row(int row, Timeline timeline) {
        var of = grid.rows().get(row);
        int number = of.isHistory()
                ? 0
                : timeline.participants().get(of.participant()).number();
        var own = of.isHistory() ? c.control() : c.id(number);
        for (var run : runs(of)) {
            run(run, places.y(row), own);
        }
    }

    /// Versions side by side in one state.
    ///
    /// @param first index of the first
    /// @param last index of the last
    record Run(Mark mark, int first, int last) {
        int size() {
            return last - first + 1;
        }
    }

    /// The runs of a row: each within one box of appends, or a version that stands alone.
    List<Run> runs(ArrivalGrid.Row row) {
        var runs = new ArrayList<Run>();
        int box = -1;
        for (int i = 0; i < row.marks().size(); i++) {
            int now = boxOf(i, box);
            var mark = row.marks().get(i);
            var last = runs.isEmpty() ? null : runs.getLast();
            if (last != null && now >= 0 && now == box && last.mark() == mark) {
                runs.set(runs.size() - 1, new Run(mark, last.first(), i));
            } else {
                runs.add(new Run(mark, i, i));
            }
            box = now;
        }
        return runs;
    }

    // Boxes come in order, so the next one is looked for from the last on.
    private int boxOf(int index, int from) {
        var boxes = places.versions().boxes();
        for (int i = Math.max(0, from); i < boxes.size() && boxes.get(i).first() <= index; i++) {
            if (index <= boxes.get(i).last()) {
                return i;
            }
        }
        return -1;
    }

    private void run(Run run, double y, Color own) {
        double pitch = places.pitch(run.first());
        double from = places.x(run.first()) - pitch / 2;
        double to = places.x(run.last()) + pitch / 2 - (pitch >= APART ? 1 : 0);
        double w = Math.max(1, to - from);
        double h = ArrivalPlaces.MARK;
        switch (run.mark()) {
            case ARRIVED -> ticks(run, y, own, 0.55);
            case LATE -> ticks(run, y, c.warnMark(), 0.85);
            case NOT_SENT -> {
                double wide = Math.max(LEAST_OF_FAULT, w);
                brush.box(from, y, wide, h, c.faultMark(), 1, 3, 2);
                brush.line(from + wide, y - 4, from + wide, y + h + 4, c.okMark(), 2);
                inside(run.size() + " in one", from, wide, y + h / 2);
            }
            case MISSING -> marks.missing(from, y, Math.max(LEAST_OF_FAULT, w), h);
            case AWAITED -> marks.awaited(from, y, w, h);
            case DISORDERED -> {
                double wide = Math.max(LEAST_OF_FAULT, w);
                brush.tint(from, y, wide, h, c.faultBg(), c.tintEdge());
                brush.box(from, y, wide, h, c.faultMark(), 1);
                brush.diamond(from + wide / 2, y + h / 2, 3, c.faultMark());
            }
            case ON_ITS_WAY -> marks.onItsWay(from, y, w, h);
            case NOT_ATTACHED, NOT_KEPT -> brush.line(from, y + h / 2, from + w, y + h / 2, c.control(), 1);
            case NOT_MEANT -> marks.notMeant(from + w / 2, y + h / 2);
            case CANNOT_TELL -> {
                brush.box(from, y, w, h, c.control(), 1, 1, 3);
                inside("cannot tell", from, w, y + h / 2);
            }
        }
    }

    private void inside(String words, double from, double wide, double middle) {
        double needed = brush.measure(words, TextStyle.UI_10);
        if (needed + 8 <= wide) {
            brush.text(words, from + (wide - needed) / 2, middle, c.fg1(), TextStyle.UI_10);
        }
    }

    private void ticks(Run run, double y, Color colour, double alpha) {
        double pitch = places.pitch(run.first());
        if (pitch < APART) {
            double from = places.x(run.first()) - pitch / 2;
            brush.rect(from, y, Math.max(1, pitch * run.size()), ArrivalPlaces.MARK, colour, alpha);
            return;
        }
        double w = Math.max(1, pitch - (pitch > 4 ? 1.5 : 1));
        for (int i = run.first(); i <= run.last(); i++) {
            brush.rect(places.x(i) - pitch / 2, y, w, ArrivalPlaces.MARK, colour, alpha);
        }
    }

    /// Draws what marks mean, in one or two lines. Returns how high that is.
    static double legend(Brush brush, Palette c, ArrivalGrid grid, double width) {
        var meant = new ArrayList<>(LEGEND);
        for (var mark : Mark.values()) {
            if (!LEGEND.contains(mark) && grid.has(mark)) {
                meant.add(mark);
            }
        }
        double x = ArrivalPlaces.LEFT;
        double y = 4;
        for (var mark : meant) {
            double wide = 18 + brush.measure(mark.words(), TextStyle.UI_11) + 14;
            if (x + wide > width && x > ArrivalPlaces.LEFT) {
                x = ArrivalPlaces.LEFT;
                y += 20;
            }
            sample(brush, c, mark, x, y);
            brush.text(mark.words(), x + 18, y + 7, c.fg1(), TextStyle.UI_11);
            x += wide;
        }
        return y + 20;
    }

    private static void sample(Brush brush, Palette c, Mark mark, double x, double y) {
        var marks = new DeliveryMarks(brush, c);
        switch (mark) {
            case ARRIVED -> brush.rect(x, y, 12, 14, c.id(1), 0.55);
            case LATE -> brush.rect(x, y, 12, 14, c.warnMark(), 0.85);
            case NOT_SENT -> {
                brush.box(x, y, 10, 14, c.faultMark(), 1, 3, 2);
                brush.line(x + 11, y, x + 11, y + 14, c.okMark(), 2);
            }
            case MISSING -> marks.missing(x, y, 12, 14);
            case AWAITED -> marks.awaited(x, y, 12, 14);
            case DISORDERED -> {
                brush.box(x, y, 12, 14, c.faultMark(), 1);
                brush.diamond(x + 6, y + 7, 3, c.faultMark());
            }
            case ON_ITS_WAY -> marks.onItsWay(x, y, 12, 14);
            case NOT_ATTACHED, NOT_KEPT -> brush.line(x, y + 7, x + 12, y + 7, c.control(), 1);
            case NOT_MEANT -> marks.notMeant(x + 6, y + 7);
            case CANNOT_TELL -> brush.box(x, y, 12, 14, c.control(), 1, 1, 3);
        }
    }
}
