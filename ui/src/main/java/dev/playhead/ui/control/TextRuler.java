package dev.playhead.ui.control;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// Measures pieces of text in the font that a style gives it. It has to be in a scene for that. FX thread.
final class TextRuler {
    /// The spaces that stand for a tab: tab stops are not where they were when a line is measured in parts.
    static final String TAB = "    ";

    private static final int LONGEST_KEPT = 40;
    private static final int MOST_KEPT = 4_000;
    private static final int MOST_FONTS = 8;
    private static final Map<Font, Map<String, Double>> KNOWN = latest(MOST_FONTS);

    private final Text text = new Text();

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
        if (piece.length() > LONGEST_KEPT) {
            return measured(piece);
        }
        return KNOWN.computeIfAbsent(text.getFont(), font -> latest(MOST_KEPT)).computeIfAbsent(piece, this::measured);
    }

    private double measured(String piece) {
        text.setText(piece.replace("\t", TAB));
        return text.getLayoutBounds().getWidth();
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
