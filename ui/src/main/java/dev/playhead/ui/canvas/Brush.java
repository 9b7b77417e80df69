package dev.playhead.ui.canvas;

import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/// Brush that lane painters draw with. Few strokes, so that a test can record them instead of comparing
/// pixels.
public interface Brush {
    void rect(double x, double y, double w, double h, Color colour, double alpha);

    /// Upright and level lines land on whole pixels.
    void line(double x1, double y1, double x2, double y2, Color colour, double width, double alpha, double... dash);

    void box(double x, double y, double w, double h, Color colour, double lineWidth, double... dash);

    void rounded(double x, double y, double w, double h, double r, @Nullable Color fill, @Nullable Color stroke);

    void polygon(Color fill, double alpha, double... xy);

    /// Draws a line of text whose middle is at `y`.
    void text(String text, double x, double y, Color colour, TextStyle lettering);

    double measure(String text, TextStyle lettering);

    void hatch(double x, double y, double w, double h, Color colour, double alpha, double step, double lineWidth);

    void circle(double x, double y, double r, @Nullable Color fill, @Nullable Color stroke, double lineWidth);

    void cross(double x, double y, double r, Color colour, double lineWidth);

    /// A curve with two control points.
    void curve(
            double x1,
            double y1,
            double cx1,
            double cy1,
            double cx2,
            double cy2,
            double x2,
            double y2,
            Color colour,
            double width);

    /// Limits rectangles, upright and level lines and hatches to a rectangle until [#unclip]. Other
    /// marks are not limited.
    void clip(double x, double y, double w, double h);

    void unclip();

    default void rect(double x, double y, double w, double h, Color colour) {
        rect(x, y, w, h, colour, 1);
    }

    /// A rectangle in a tint.
    ///
    /// @param edge of the rectangle where tints are outlines; null elsewhere
    default void tint(double x, double y, double w, double h, Color tint, @Nullable Color edge) {
        rect(x, y, w, h, tint);
        if (edge != null && w >= 2) {
            rect(x, y, w, 1, edge);
            rect(x, y + h - 1, w, 1, edge);
            rect(x, y, 1, h, edge);
            rect(x + w - 1, y, 1, h, edge);
        }
    }

    default void line(double x1, double y1, double x2, double y2, Color colour, double width) {
        line(x1, y1, x2, y2, colour, width, 1);
    }

    default void diamond(double x, double y, double r, Color fill) {
        polygon(fill, 1, x, y - r, x + r, y, x, y + r, x - r, y);
    }

    /// A word on a mark: on its own ground, so that it stays readable.
    default double label(String text, double x, double middle, Color colour, Color ground, TextStyle lettering) {
        double w = measure(text, lettering);
        rounded(x, middle - 8, w + 10, 16, 3, ground, null);
        text(text, x + 5, middle + 0.5, colour, lettering);
        return w + 10;
    }
}
