package dev.playhead.ui.control;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The lines of a text at each of the widths that are asked for by turns, and how high they are. While a
/// window is laid out a text is asked for its height at several widths (with and without a scroll bar, for
/// one) and gets one of them: so each width is broken on its own, what was broken is kept while the text
/// grows at its end, and no node is touched. FX thread.
final class WrappedLines {
    private static final int WIDTHS_KEPT = 4;

    private final TextRuler ruler;
    private final Map<Double, Broken> known = new LinkedHashMap<>(8, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Double, Broken> eldest) {
            return size() > WIDTHS_KEPT;
        }
    };

    WrappedLines(TextRuler ruler) {
        this.ruler = ruler;
    }

    /// The lines of `text` at a width in px, at least one; the same list while nothing has changed.
    List<LineBreaks.Line> of(String text, double width) {
        return broken(width).lines(text);
    }

    /// Returns the height of these lines, px.
    ///
    /// @param spacing between two lines, px
    /// @param tailHeight of the small thing that stands on the last line, px; 0 for none
    double height(String text, double width, double spacing, double tailHeight) {
        return text.isEmpty() ? tailHeight : broken(width).height(text, spacing, tailHeight);
    }

    /// Forgets what it knows, since the widths have changed.
    void forget() {
        known.clear();
    }

    private Broken broken(double width) {
        return known.computeIfAbsent(width, Broken::new);
    }

    /// A text at one width.
    private final class Broken {
        private final LineBreaks breaks = new LineBreaks(ruler::width);
        private final double width;
        private List<LineBreaks.Line> measured = List.of();
        private double spacing;
        private double tailHeight;
        private double height;

        Broken(double width) {
            this.width = width;
        }

        List<LineBreaks.Line> lines(String text) {
            return breaks.of(text, width);
        }

        double height(String text, double newSpacing, double newTailHeight) {
            var lines = lines(text);
            if (lines != measured || newSpacing != spacing || newTailHeight != tailHeight) {
                measured = lines;
                spacing = newSpacing;
                tailHeight = newTailHeight;
                height = measure(text, lines);
            }
            return height;
        }

        private double measure(String text, List<LineBreaks.Line> lines) {
            double sum = spacing * (lines.size() - 1);
            for (var line : lines) {
                sum += line == lines.getLast()
                        ? lastHeight(text, line)
                        : size(text, line).height();
            }
            return sum;
        }

        private double lastHeight(String text, LineBreaks.Line line) {
            if (line.from() == line.to() && tailHeight > 0) {
                return tailHeight; // it stands there alone
            }
            var size = size(text, line);
            return size.height() + Math.max(0, tailHeight - size.baseline());
        }

        private TextRuler.Size size(String text, LineBreaks.Line line) {
            return ruler.size(text.substring(line.from(), line.to()));
        }
    }
}
