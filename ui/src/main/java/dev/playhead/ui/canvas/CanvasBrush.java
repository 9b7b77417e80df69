package dev.playhead.ui.canvas;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// A brush on a canvas.
public final class CanvasBrush implements Brush {
    private static final int WIDTHS_KEPT = 512;
    private static final double[] SOLID = {};

    // how far outside of the canvas marks are still drawn
    private static final double FAR = 8;

    private final GraphicsContext g;
    private final Hatch hatches = new Hatch();
    private double clipLeft;
    private double clipTop;
    private double clipRight;
    private double clipBottom;
    private final Text ruler = new Text();
    private final Map<String, Double> widths = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Double> eldest) {
            return size() > WIDTHS_KEPT;
        }
    };

    public CanvasBrush(GraphicsContext g) {
        this.g = g;
        g.setTextBaseline(VPos.CENTER);
        g.setLineCap(StrokeLineCap.BUTT);
        unclip();
    }

    @Override
    public void rect(double x, double y, double w, double h, Color colour, double alpha) {
        g.setGlobalAlpha(alpha);
        g.setFill(colour);
        fill(x, y, w, h);
        g.setGlobalAlpha(1);
    }

    @Override
    public void line(
            double x1, double y1, double x2, double y2, Color colour, double width, double alpha, double... dash) {
        if (x1 == x2) {
            double left = Math.round(x1) - Math.floor(width / 2);
            double top = Math.max(Math.min(y1, y2), -FAR);
            straight(left, top, width, Math.min(Math.max(y1, y2), high() + FAR) - top, false, colour, alpha, dash);
        } else if (y1 == y2) {
            double top = Math.round(y1) - Math.floor(width / 2);
            double left = Math.max(Math.min(x1, x2), -FAR);
            straight(left, top, Math.min(Math.max(x1, x2), wide() + FAR) - left, width, true, colour, alpha, dash);
        } else {
            stroke(colour, width, alpha, dash);
            g.strokeLine(x1, y1, x2, y2);
            done();
        }
    }

    // Upright and level lines are filled rectangles: the software pipeline draws those many times faster than strokes.
    private void straight(
            double x, double y, double w, double h, boolean level, Color colour, double alpha, double... dash) {
        if (w <= 0 || h <= 0) {
            return;
        }
        g.setGlobalAlpha(alpha);
        g.setFill(colour);
        if (dash.length == 0) {
            fill(x, y, w, h);
        } else {
            double length = level ? w : h;
            double at = 0;
            for (int i = 0; at < length; i++) {
                double part = Math.min(dash[i % dash.length], length - at);
                if (i % 2 == 0) {
                    fill(level ? x + at : x, level ? y : y + at, level ? part : w, level ? h : part);
                }
                at += dash[i % dash.length];
            }
        }
        g.setGlobalAlpha(1);
    }

    private double wide() {
        return g.getCanvas().getWidth();
    }

    private double high() {
        return g.getCanvas().getHeight();
    }

    @Override
    public void box(double x, double y, double w, double h, Color colour, double lineWidth, double... dash) {
        double left = Math.round(x);
        double top = Math.round(y);
        double right = left + Math.max(1, Math.round(w)) - lineWidth;
        double bottom = top + Math.max(1, Math.round(h)) - lineWidth;
        double from = Math.max(left, -FAR);
        double to = Math.min(right + lineWidth, wide() + FAR);
        straight(from, top, to - from, lineWidth, true, colour, 1, dash);
        straight(from, bottom, to - from, lineWidth, true, colour, 1, dash);
        straight(left, top, lineWidth, bottom - top, false, colour, 1, dash);
        straight(right, top, lineWidth, bottom - top, false, colour, 1, dash);
    }

    @Override
    public void rounded(
            double x, double y, double w, double h, double r, @Nullable Color fill, @Nullable Color stroke) {
        if (fill != null) {
            g.setFill(fill);
            g.fillRoundRect(x, y, w, h, r * 2, r * 2);
        }
        if (stroke != null) {
            stroke(stroke, 1, 1);
            g.strokeRoundRect(Math.round(x) + 0.5, Math.round(y) + 0.5, w, h, r * 2, r * 2);
        }
    }

    @Override
    public void polygon(Color fill, double alpha, double... xy) {
        var xs = new double[xy.length / 2];
        var ys = new double[xy.length / 2];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = xy[2 * i];
            ys[i] = xy[2 * i + 1];
        }
        g.setGlobalAlpha(alpha);
        g.setFill(fill);
        g.fillPolygon(xs, ys, xs.length);
        g.setGlobalAlpha(1);
    }

    @Override
    public void text(String text, double x, double y, Color colour, TextStyle lettering) {
        g.setFont(lettering.font());
        g.setFill(colour);
        g.fillText(text, x, y);
    }

    @Override
    public double measure(String text, TextStyle lettering) {
        return widths.computeIfAbsent(lettering.ordinal() + text, key -> {
            ruler.setFont(lettering.font());
            ruler.setText(text);
            return ruler.getLayoutBounds().getWidth();
        });
    }

    @Override
    public void hatch(
            double x, double y, double w, double h, Color colour, double alpha, double step, double lineWidth) {
        double from = Math.max(x, -FAR);
        double to = Math.min(x + w, wide() + FAR);
        if (to > from) {
            g.setFill(hatches.of(colour, alpha, step, lineWidth));
            fill(Math.round(from), y, Math.round(to - from), h);
        }
    }

    @Override
    public void circle(double x, double y, double r, @Nullable Color fill, @Nullable Color stroke, double lineWidth) {
        if (fill != null) {
            g.setFill(fill);
            g.fillOval(x - r, y - r, 2 * r, 2 * r);
        }
        if (stroke != null) {
            stroke(stroke, lineWidth, 1);
            g.strokeOval(x - r, y - r, 2 * r, 2 * r);
        }
    }

    @Override
    public void cross(double x, double y, double r, Color colour, double lineWidth) {
        stroke(colour, lineWidth, 1);
        g.setLineCap(StrokeLineCap.ROUND);
        g.strokeLine(x - r, y - r, x + r, y + r);
        g.strokeLine(x + r, y - r, x - r, y + r);
        g.setLineCap(StrokeLineCap.BUTT);
    }

    @Override
    public void curve(
            double x1,
            double y1,
            double cx1,
            double cy1,
            double cx2,
            double cy2,
            double x2,
            double y2,
            Color colour,
            double width) {
        stroke(colour, width, 1);
        g.beginPath();
        g.moveTo(x1, y1);
        g.bezierCurveTo(cx1, cy1, cx2, cy2, x2, y2);
        g.stroke();
    }

    // A clip of the canvas itself is a mask that is drawn and blended as large as the canvas. Ours is arithmetic.
    @Override
    public void clip(double x, double y, double w, double h) {
        clipLeft = x;
        clipTop = y;
        clipRight = x + Math.max(0, w);
        clipBottom = y + Math.max(0, h);
    }

    @Override
    public void unclip() {
        clipLeft = Double.NEGATIVE_INFINITY;
        clipTop = Double.NEGATIVE_INFINITY;
        clipRight = Double.POSITIVE_INFINITY;
        clipBottom = Double.POSITIVE_INFINITY;
    }

    private void fill(double x, double y, double w, double h) {
        double left = Math.max(x, clipLeft);
        double top = Math.max(y, clipTop);
        double right = Math.min(x + w, clipRight);
        double bottom = Math.min(y + h, clipBottom);
        if (right > left && bottom > top) {
            g.fillRect(left, top, right - left, bottom - top);
        }
    }

    private void stroke(Color colour, double width, double alpha, double... dash) {
        g.setGlobalAlpha(alpha);
        g.setStroke(colour);
        g.setLineWidth(width);
        g.setLineDashes(dash.length == 0 ? SOLID : dash);
    }

    private void done() {
        g.setGlobalAlpha(1);
        g.setLineDashes(SOLID);
    }
}
