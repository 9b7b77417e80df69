package dev.playhead.ui.finding;

import dev.playhead.transport.delivery.Delivery;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.canvas.Brush;
import dev.playhead.ui.canvas.DeliveryMarks;
import dev.playhead.ui.canvas.TextStyle;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.theme.Palette;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.paint.Color;

/// Draws a delivery matrix.
final class MatrixPainter {
    private static final List<Delivery> LEGEND = List.of(
            Delivery.DELIVERED,
            Delivery.LATE,
            Delivery.DUPLICATE,
            Delivery.MISSING,
            Delivery.OUT_OF_ORDER,
            Delivery.NOT_ATTACHED);
    private static final List<Delivery> SELDOM = List.of(Delivery.AWAY, Delivery.ON_ITS_WAY, Delivery.NOT_MEANT);

    private final Brush brush;
    private final Palette c;
    private final DeliveryMarks marks;
    private final Matrix matrix;
    private final MatrixPlaces places;

    MatrixPainter(Brush brush, Palette palette, Matrix matrix, MatrixPlaces places) {
        this.brush = brush;
        this.c = palette;
        marks = new DeliveryMarks(brush, palette);
        this.matrix = matrix;
        this.places = places;
    }

    void paint(Timeline timeline, long lateNanos) {
        brush.rect(0, 0, places.width(), places.height(), c.bg0());
        if (matrix.columns().isEmpty()) {
            return;
        }
        axis();
        for (int row = 0; row < matrix.rows().size(); row++) {
            row(row, timeline);
        }
        double line = places.y(places.rows()) - 4;
        brush.line(MatrixPlaces.LEFT, line, places.width() - MatrixPlaces.LEFT, line, c.line(), 1);
        slowest(lateNanos);
        legend();
    }

    private void axis() {
        double middle = MatrixPlaces.AXIS / 2 + 4;
        brush.text(matrix.kind().one(), MatrixPlaces.LEFT, middle, c.fg2(), TextStyle.UI_11);
        double free = 0;
        for (int i = 0; i < matrix.columns().size(); i++) {
            int number = matrix.columns().get(i).number();
            double x = places.x(i) + 1;
            var words = Formats.number(number);
            double wide = brush.measure(words, TextStyle.MONO_10);
            if ((i == 0 || number % 5 == 0) && x >= free && x + wide < places.right()) {
                brush.text(words, x, middle, c.fg2(), TextStyle.MONO_10);
                free = x + wide + 12;
            }
        }
        right("on time", middle, c.fg2(), TextStyle.UI_11);
        brush.line(
                MatrixPlaces.LEFT,
                MatrixPlaces.AXIS,
                places.width() - MatrixPlaces.LEFT,
                MatrixPlaces.AXIS,
                c.line(),
                1);
    }

    private void right(String words, double middle, Color colour, TextStyle style) {
        brush.text(words, places.width() - MatrixPlaces.LEFT - brush.measure(words, style), middle, colour, style);
    }

    private void row(int row, Timeline timeline) {
        var of = matrix.rows().get(row);
        boolean isHistory = of.participant() == Matrix.HISTORY;
        int number =
                isHistory ? 0 : timeline.participants().get(of.participant()).number();
        double y = places.y(row);
        for (int column = 0; column < of.cells().size(); column++) {
            var delivery = of.cells().get(column).delivery();
            if (delivery == Delivery.DELIVERED && isHistory) {
                brush.rect(places.x(column) + 1, y + 1, MatrixPlaces.CELL, MatrixPlaces.CELL_HEIGHT, c.control(), 0.4);
            } else {
                cell(delivery, places.x(column), y, MatrixPlaces.CELL_HEIGHT, number);
            }
        }
        var colour = of.isWrong() ? c.fault() : of.onTime() < of.owed() ? c.warn() : c.fg1();
        if (of.owed() == 0) {
            right("none due", y + 14, c.fg2(), TextStyle.UI_11);
            return;
        }
        var words = Formats.number(of.onTime()) + " of " + Formats.number(of.owed());
        right(words, y + 14, isHistory ? c.fg1() : colour, TextStyle.MONO_11);
    }

    /// @param number of the device, for its colour
    private void cell(Delivery delivery, double left, double top, double h, int number) {
        double x = left + 1;
        double y = top + 1;
        double w = MatrixPlaces.CELL;
        double mx = x + w / 2;
        double my = y + h / 2;
        switch (delivery) {
            case DELIVERED -> brush.rect(x, y, w, h, c.id(number), 0.4);
            case LATE -> {
                framed(x, y, w, h, c.warnBg(), c.warnMark());
                brush.circle(mx, my, 4, null, c.warnMark(), 1.3);
                brush.line(mx, my - 3, mx, my, c.warnMark(), 1);
                brush.line(mx, my, mx + 3, my, c.warnMark(), 1);
            }
            case DUPLICATE -> {
                framed(x, y, w, h, c.faultBg(), c.faultMark());
                brush.box(mx - 4, my - 4, 6, 6, c.faultMark(), 1);
                brush.rect(mx - 2, my - 2, 6, 6, c.faultMark());
            }
            case OUT_OF_ORDER -> {
                framed(x, y, w, h, c.faultBg(), c.faultMark());
                arrow(mx - 4, mx + 4, my - 3);
                arrow(mx + 4, mx - 4, my + 3);
            }
            case MISSING, WITHHELD -> marks.missing(x, y, w, h);
            case AWAY -> marks.awaited(x, y, w, h);
            case ON_ITS_WAY -> marks.onItsWay(x, y, w, h);
            case NOT_ATTACHED -> brush.line(mx - 3, my, mx + 4, my, c.control(), 1);
            case NOT_MEANT -> marks.notMeant(mx, my);
        }
    }

    private void framed(double x, double y, double w, double h, Color ground, Color edge) {
        brush.rect(x, y, w, h, ground);
        brush.box(x, y, w, h, edge, 1);
    }

    private void arrow(double from, double to, double y) {
        double back = Math.signum(from - to) * 2.5;
        brush.line(from, y, to, y, c.faultMark(), 1);
        brush.line(to, y, to + back, y - 2.5, c.faultMark(), 1.2);
        brush.line(to, y, to + back, y + 2.5, c.faultMark(), 1.2);
    }

    // Every bar by the same measure, on which the limit is half of the height at most.
    private void slowest(long lateNanos) {
        double ground = places.ground();
        brush.text("Slowest", MatrixPlaces.LEFT, ground - places.barHeight() / 2, c.fg2(), TextStyle.UI_11);
        long slowest = matrix.slowestNanos();
        double most = Math.max(2.0 * lateNanos, slowest);
        for (int i = 0; i < matrix.columns().size(); i++) {
            long nanos = matrix.slowestNanos(i);
            if (nanos >= 0) {
                boolean late = nanos > lateNanos;
                double h = Math.max(1, nanos / most * places.barHeight());
                var colour = late ? c.warnMark() : c.control();
                brush.rect(places.x(i) + 1, ground - h, MatrixPlaces.CELL, h, colour, late ? 0.9 : 0.6);
            }
        }
        brush.line(places.x(0), ground, places.right(), ground, c.lineStrong(), 1);
        double limit = ground - lateNanos / most * places.barHeight();
        brush.line(places.x(0), limit, places.right(), limit, c.warnMark(), 1, 0.7, 2, 3);
        double top = ground - places.barHeight();
        boolean isFar = slowest > lateNanos && limit - top > 12;
        right(Formats.limit(lateNanos), limit, c.fg2(), TextStyle.MONO_10);
        if (isFar) {
            right(Formats.duration(slowest), ground - slowest / most * places.barHeight(), c.warn(), TextStyle.MONO_10);
        }
    }

    private void legend() {
        var kinds = new ArrayList<>(LEGEND);
        SELDOM.stream().filter(this::occurs).forEach(kinds::add);
        double x = MatrixPlaces.LEFT;
        double top = places.legend() + 2;
        for (var kind : kinds) {
            cell(kind, x, top, 15, 1);
            var words = words(kind);
            brush.text(words, x + 22, top + 8.5, c.fg1(), TextStyle.UI_11);
            x += 22 + brush.measure(words, TextStyle.UI_11) + 16;
        }
    }

    private boolean occurs(Delivery delivery) {
        return matrix.rows().stream()
                .filter(row -> row.participant() != Matrix.HISTORY)
                .anyMatch(row -> row.cells().stream().anyMatch(cell -> cell.delivery() == delivery));
    }

    private static String words(Delivery delivery) {
        return switch (delivery) {
            case AWAY -> "away";
            case NOT_MEANT -> "not meant for it";
            case DELIVERED, LATE, DUPLICATE, OUT_OF_ORDER, MISSING, WITHHELD, ON_ITS_WAY, NOT_ATTACHED ->
                delivery.words();
        };
    }
}
