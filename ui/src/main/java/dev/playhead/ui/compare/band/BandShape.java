package dev.playhead.ui.compare.band;

import dev.playhead.ui.canvas.Brush;
import javafx.scene.paint.Color;

/// Shape of a band: its edges go from one side to the other in a smooth step. Pure functions.
final class BandShape {
    private static final int STEPS = 24;
    private static final double[] SMOOTH = smooth();

    private BandShape() {}

    // How far across an edge is by how far down it is: a curve whose control points stand at half height.
    private static double[] smooth() {
        var all = new double[STEPS + 1];
        for (int i = 0; i <= STEPS; i++) {
            double down = (double) i / STEPS;
            double low = 0;
            double high = 1;
            for (int round = 0; round < 40; round++) {
                double t = (low + high) / 2;
                double reached = 1.5 * t * (1 - t) + t * t * t;
                if (reached < down) {
                    low = t;
                } else {
                    high = t;
                }
            }
            double t = (low + high) / 2;
            all[i] = 3 * t * t - 2 * t * t * t;
        }
        return all;
    }

    /// Returns where an edge is.
    ///
    /// @param down how far down, from 0 to 1
    static double x(double upper, double lower, double down) {
        double at = Math.clamp(down, 0, 1) * STEPS;
        int step = (int) Math.min(STEPS - 1, at);
        double across = SMOOTH[step] + (SMOOTH[step + 1] - SMOOTH[step]) * (at - step);
        return upper + (lower - upper) * across;
    }

    /// Fills a band.
    ///
    /// @param a0 left end of the upper edge
    /// @param a1 right end of the upper edge
    /// @param b0 left end of the lower edge
    /// @param b1 right end of the lower edge
    static void fill(
            Brush brush,
            double a0,
            double a1,
            double b0,
            double b1,
            double top,
            double bottom,
            Color colour,
            double alpha) {
        var points = new double[4 * (STEPS + 1)];
        for (int i = 0; i <= STEPS; i++) {
            double y = top + (bottom - top) * i / STEPS;
            points[2 * i] = x(a0, b0, (double) i / STEPS);
            points[2 * i + 1] = y;
            int back = 4 * (STEPS + 1) - 2 * i - 2;
            points[back] = x(a1, b1, (double) i / STEPS);
            points[back + 1] = y;
        }
        brush.polygon(colour, alpha, points);
    }

    /// Draws one edge.
    static void edge(Brush brush, double upper, double lower, double top, double bottom, Color colour, double width) {
        double middle = (top + bottom) / 2;
        brush.curve(upper, top, upper, middle, lower, middle, lower, bottom, colour, width);
    }

    /// Hatches a band, pixel line by pixel line, since a clip of a canvas is dear.
    static void hatch(
            Brush brush, double a0, double a1, double b0, double b1, double top, double bottom, Color colour) {
        for (double y = Math.ceil(top); y < bottom; y++) {
            double down = (y - top) / (bottom - top);
            double left = x(a0, b0, down);
            brush.hatch(left, y, Math.max(1, x(a1, b1, down) - left), 1, colour, 0.75, 6, 1.4);
        }
    }
}
