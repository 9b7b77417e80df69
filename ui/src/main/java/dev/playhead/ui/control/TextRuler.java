package dev.playhead.ui.control;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// Measures pieces of text in the font that a style gives it. It has to be in a scene for that. What was measured is
/// remembered for all rulers: cards that show the same text measure it once. FX thread.
final class TextRuler {
    /// The spaces that stand for a tab: tab stops are not where they were when a line is measured in parts.
    static final String TAB = "    ";

    private static final int LONGEST_KEPT = 160;
    private static final int MOST_KEPT = 4_000;
    private static final int MOST_FONTS = 8;
    private static final Map<Font, Map<String, Size>> KNOWN = latest(MOST_FONTS);
    private static final Map<Font, Double> EMPTY_LINES = latest(MOST_FONTS);

    private final Text text = new Text();

    /// Size of a line.
    ///
    /// @param width px
    /// @param height px
    /// @param baseline from its upper edge, px
    record Size(double width, double height, double baseline) {}

    TextRuler(String... styles) {
        text.getStyleClass().addAll(styles);
        text.setManaged(false);
        text.setVisible(false);
    }

    Text node() {
        return text;
    }

    /// The width of a piece that is not broken, in pixels.
    double width(String piece) {
        return size(piece).width();
    }

    /// The size of a piece that is not broken. A script for which the font has no letters may be higher than others.
    Size size(String piece) {
        if (piece.length() > LONGEST_KEPT) {
            return measured(piece);
        }
        return KNOWN.computeIfAbsent(text.getFont(), font -> latest(MOST_KEPT)).computeIfAbsent(piece, this::measured);
    }

    // With the line end that it has among others. JavaFX remembers the layout of short texts, and gives a text the
    // height
    // of a label's that says the same and is centred; no label ends with a line end.
    private Size measured(String piece) {
        var line = sized(piece.replace("\t", TAB) + "\n");
        double emptyLine =
                EMPTY_LINES.computeIfAbsent(text.getFont(), font -> sized("\n").height() / 2);
        return new Size(line.width(), line.height() - emptyLine, line.baseline());
    }

    private Size sized(String whole) {
        text.setText(whole);
        var bounds = text.getLayoutBounds();
        return new Size(bounds.getWidth(), bounds.getHeight(), text.getBaselineOffset());
    }

    private static <K, V> Map<K, V> latest(int most) {
        return new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }
}
