package dev.playhead.ui.serving;

import dev.playhead.transport.serving.GatePause;
import dev.playhead.transport.serving.Lateness;
import dev.playhead.transport.serving.ServingState;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.format.Formats;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;

/// Lateness of the newest frames over the time of the recording, and the pauses of the gate as two posts. FX thread.
final class TimingChart extends Region {
    private static final double LEFT = 56;
    private static final double BOTTOM = 20;
    private static final double TOP = 18;
    private static final long LEAST_NANOS = 4_000_000;
    private static final long LEAST_SPAN = 1_000_000_000;

    private final SVGPath lines = path("ph-serve-lines");
    private final SVGPath dots = path("ph-serve-dots");
    private final SVGPath lateDots = path("ph-serve-late");
    private final SVGPath posts = path("ph-serve-posts");
    private final Label most = label();
    private final Label half = label();
    private final Label none = label();
    private final Label first = label();
    private final Label last = label();

    TimingChart() {
        getStyleClass().add("ph-serve-chart");
        setMinHeight(90);
        setPrefHeight(140);
        setAccessibleText("Lateness of frames over time; the figures above say the same.");
        getChildren().addAll(lines, posts, dots, lateDots, most, half, none, first, last);
    }

    private static SVGPath path(String style) {
        var path = new SVGPath();
        path.getStyleClass().add(style);
        path.setManaged(false);
        return path;
    }

    private static Label label() {
        var label = Nodes.label("", "ph-mono", "ph-muted");
        label.setManaged(false);
        return label;
    }

    /// Shows points, oldest first, and the pauses among them.
    ///
    /// @param startNanos the first moment of the recording, ns since 1970
    void show(List<Lateness.Point> points, ServingState state, long startNanos) {
        double wide = getWidth() - LEFT - 8;
        double tall = getHeight() - TOP - BOTTOM;
        if (wide <= 0 || tall <= 0) {
            return;
        }
        long begin = points.isEmpty()
                ? state.atNanos() - LEAST_SPAN
                : points.getFirst().atNanos();
        long end = Math.max(begin + LEAST_SPAN, state.atNanos());
        long top = LEAST_NANOS;
        for (var point : points) {
            top = Math.max(top, point.lateNanos());
        }
        var onTime = new StringBuilder();
        var late = new StringBuilder();
        for (var point : points) {
            double x = LEFT + wide * (point.atNanos() - begin) / (end - begin);
            double y = TOP + tall * (1 - Math.max(0, point.lateNanos()) / (double) top);
            (point.lateNanos() >= Lateness.LATE_NANOS ? late : onTime)
                    .append('M')
                    .append(Math.round(x))
                    .append(' ')
                    .append(Math.round(y))
                    .append("h2v2h-2z");
        }
        dots.setContent(onTime.toString());
        lateDots.setContent(late.toString());
        posts.setContent(posts(state.pauses(), begin, end, wide, tall));
        lines.setContent(line(TOP, wide) + line(TOP + tall / 2, wide) + line(TOP + tall, wide));
        place(most, Formats.duration(top), 0, TOP - 8);
        place(half, Formats.duration(top / 2), 0, TOP + tall / 2 - 8);
        place(none, "0 ms", 0, TOP + tall - 8);
        place(first, Formats.shortClock(begin - startNanos), LEFT, TOP + tall + 2);
        place(last, Formats.shortClock(end - startNanos), LEFT + wide - 40, TOP + tall + 2);
    }

    private static String line(double y, double wide) {
        return "M" + LEFT + " " + (Math.floor(y) + 0.5) + "h" + wide;
    }

    private static String posts(List<GatePause> pauses, long begin, long end, double wide, double tall) {
        var path = new StringBuilder();
        for (var pause : pauses) {
            if (pause.atNanos() >= begin && pause.atNanos() <= end) {
                double x = Math.floor(LEFT + wide * (pause.atNanos() - begin) / (end - begin));
                path.append('M')
                        .append(x)
                        .append(' ')
                        .append(TOP - 4)
                        .append("h2v")
                        .append(tall + 4)
                        .append("h-2zm4 0h2v");
                path.append(tall + 4).append("h-2z");
            }
        }
        return path.toString();
    }

    private static void place(Label label, String text, double x, double y) {
        label.setText(text);
        label.resizeRelocate(x, y, LEFT + 40, 16);
    }
}
