package dev.playhead.ui.control;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/// Some lines of a [WrappedText] that run in the same direction, with the marks under them. Its text flow is
/// wider than any line, so that JavaFX never breaks one. FX thread.
final class TextBlock extends Region {
    private static final double NEVER_WRAPS = 16_384;
    // Styles of text that lies on a ground of its own.
    private static final List<String> TINTED = List.of("ph-compare-removed", "ph-compare-added");

    /// A part of the text in one style; line ends are in it.
    ///
    /// @param marked whether it lies on a tint with a dashed line under it
    record Slice(String text, String style, boolean marked) {}

    private final String[] styles;
    private final TextFlow flow = new TextFlow();
    private final Path tint = new Path();
    private final Path underline = new Path();
    private final Map<String, Path> grounds = new HashMap<>();
    private List<Slice> slices = List.of();
    private @Nullable Node tail;
    private boolean unmarked;

    /// @param styles style classes of every piece of text
    TextBlock(double lineSpacing, String... styles) {
        this.styles = styles.clone();
        flow.setLineSpacing(lineSpacing);
        tint.getStyleClass().add("ph-ghost-tint");
        underline.getStyleClass().add("ph-ghost-line");
        for (var style : TINTED) {
            var ground = new Path();
            ground.getStyleClass().add(style + "-tint");
            ground.setManaged(false);
            grounds.put(style, ground);
            getChildren().add(ground);
        }
        for (Node child : List.of(tint, underline, flow)) {
            child.setManaged(false);
        }
        setMouseTransparent(true);
        getChildren().addAll(tint, underline, flow);
    }

    /// Shows these slices and `newTail`, if there is one, behind them.
    void show(List<Slice> newSlices, boolean rightToLeft, @Nullable Node newTail) {
        setNodeOrientation(rightToLeft ? NodeOrientation.RIGHT_TO_LEFT : NodeOrientation.LEFT_TO_RIGHT);
        if (newSlices.equals(slices) && newTail == tail) {
            return;
        }
        if (newTail == tail && looksAlike(newSlices, slices)) {
            for (int i = 0; i < newSlices.size(); i++) {
                ((Text) flow.getChildren().get(i)).setText(newSlices.get(i).text());
            }
        } else {
            var nodes = new ArrayList<Node>();
            newSlices.forEach(slice -> nodes.add(text(slice)));
            if (newTail != null) {
                nodes.add(newTail);
            }
            flow.getChildren().setAll(nodes);
            applyCss(); // made during a layout, it would be drawn once in a style that is none
        }
        slices = newSlices;
        tail = newTail;
        unmarked = true;
        requestLayout();
    }

    /// Returns the height of its lines, px.
    double height() {
        return flow.prefHeight(NEVER_WRAPS);
    }

    @Override
    protected void layoutChildren() {
        flow.resizeRelocate(0, 0, NEVER_WRAPS, height());
        flow.layout();
        if (!unmarked) {
            return;
        }
        unmarked = false;
        var tinted = new ArrayList<PathElement>();
        var grounded = new HashMap<String, List<PathElement>>();
        int from = 0;
        for (var slice : slices) {
            int to = from + slice.text().length();
            if (grounds.containsKey(slice.style())) {
                grounded.computeIfAbsent(slice.style(), style -> new ArrayList<>())
                        .addAll(List.of(flow.getRangeShape(from, to, false)));
            }
            if (slice.marked()) {
                tinted.addAll(List.of(flow.getRangeShape(from, to, false)));
            }
            from = to;
        }
        grounds.forEach((style, ground) -> ground.getElements().setAll(grounded.getOrDefault(style, List.of())));
        tint.getElements().setAll(tinted);
        underline.getElements().setAll(underlines(tinted));
    }

    private Text text(Slice slice) {
        var text = new Text(slice.text());
        text.getStyleClass().addAll(styles);
        text.getStyleClass().add(slice.style());
        return text;
    }

    private static boolean looksAlike(List<Slice> some, List<Slice> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            if (!some.get(i).style().equals(others.get(i).style())) {
                return false;
            }
        }
        return true;
    }

    // The shape of a range is one rectangle a line; its lower edge is where the line under the text goes.
    private static List<PathElement> underlines(List<PathElement> shape) {
        var lines = new ArrayList<PathElement>();
        var corners = new ArrayList<double[]>();
        for (var element : shape) {
            if (element instanceof MoveTo move) {
                underline(lines, corners);
                corners.add(new double[] {move.getX(), move.getY()});
            } else if (element instanceof LineTo line) {
                corners.add(new double[] {line.getX(), line.getY()});
            }
        }
        underline(lines, corners);
        return lines;
    }

    private static void underline(List<PathElement> lines, List<double[]> corners) {
        if (corners.size() > 1) {
            double left = corners.stream().mapToDouble(c -> c[0]).min().orElse(0);
            double right = corners.stream().mapToDouble(c -> c[0]).max().orElse(0);
            double bottom = corners.stream().mapToDouble(c -> c[1]).max().orElse(0);
            lines.add(new MoveTo(left, Math.floor(bottom) - 0.5));
            lines.add(new LineTo(right, Math.floor(bottom) - 0.5));
        }
        corners.clear();
    }
}
