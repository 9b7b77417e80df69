package dev.playhead.ui.timeline;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// A brush on a canvas.
final class CanvasBrush implements Brush {
    private static final int WIDTHS_KEPT = 512;
    private static final double[] SOLID = {};

    private final GraphicsContext g;
    private final Text ruler = new Text();
    private final Map<String, Double> widths = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Double> eldest) {
            return size() > WIDTHS_KEPT;
        }
    };

    CanvasBrush(GraphicsContext g) {
        this.g = g;
        g.setTextBaseline(VPos.CENTER);
        g.setLineCap(StrokeLineCap.BUTT);
    }

    @Override
    public void rect(double x, double y, double w, double h, Color colour, double alpha) {
        g.setGlobalAlpha(alpha);
        g.setFill(colour);
        g.fillRect(x, y, w, h);
        g.setGlobalAlpha(1);
    }

    @Override
    public void line(
            double x1, double y1, double x2, double y2, Color colour, double width, double alpha, double... dash) {
        double half = width % 2 == 0 ? 0 : 0.5;
        boolean upright = x1 == x2;
        boolean level = y1 == y2;
        stroke(colour, width, alpha, dash);
        g.strokeLine(
                upright ? Math.round(x1) + half : x1,
                level ? Math.round(y1) + half : y1,
                upright ? Math.round(x2) + half : x2,
                level ? Math.round(y2) + half : y2);
        done();
    }

    @Override
    public void box(double x, double y, double w, double h, Color colour, double lineWidth, double... dash) {
        stroke(colour, lineWidth, 1, dash);
        g.strokeRect(
                Math.round(x) + 0.5,
                Math.round(y) + 0.5,
                Math.max(0, Math.round(w) - 1),
                Math.max(0, Math.round(h) - 1));
        done();
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
    public void text(String text, double x, double y, Color colour, Lettering lettering) {
        g.setFont(lettering.font());
        g.setFill(colour);
        g.fillText(text, x, y);
    }

    @Override
    public double measure(String text, Lettering lettering) {
        return widths.computeIfAbsent(lettering.ordinal() + text, key -> {
            ruler.setFont(lettering.font());
            ruler.setText(text);
            return ruler.getLayoutBounds().getWidth();
        });
    }

    @Override
    public void hatch(
            double x, double y, double w, double h, Color colour, double alpha, double step, double lineWidth) {
        if (w <= 0) {
            return;
        }
        clip(x, y, w, h);
        stroke(colour, lineWidth, alpha);
        g.beginPath();
        for (double i = -h - x % step; i < w + h; i += step) {
            g.moveTo(x + i, y + h);
            g.lineTo(x + i + h, y);
        }
        g.stroke();
        unclip();
        done();
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

    @Override
    public void clip(double x, double y, double w, double h) {
        g.save();
        g.beginPath();
        g.rect(x, y, Math.max(0, w), Math.max(0, h));
        g.clip();
    }

    @Override
    public void unclip() {
        g.restore();
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
