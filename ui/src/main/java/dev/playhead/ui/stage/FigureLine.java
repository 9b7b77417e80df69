package dev.playhead.ui.stage;

import dev.playhead.ui.control.ClockLabel;
import dev.playhead.ui.control.Nodes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// A short line of words and figures, the figures in the mono family: while they change and stay as long, nothing is
/// laid out anew. FX thread.
final class FigureLine extends HBox {
    private static final Pattern FIGURE = Pattern.compile("\\d[\\d.,]*(?<![.,])( ms| s)?(?![\\w])");

    private final String[] styles;
    private final List<Node> pieces = new ArrayList<>();
    private String text = "";

    /// @param styles style classes of words and figures alike
    FigureLine(String... styles) {
        this.styles = styles.clone();
        setAlignment(Pos.CENTER_LEFT);
    }

    String text() {
        return text;
    }

    void show(String words) {
        if (words.equals(text)) {
            return;
        }
        text = words;
        var parts = parts(words);
        boolean same = parts.size() == pieces.size();
        for (int i = 0; same && i < parts.size(); i++) {
            same = isFigure(parts.get(i)) == pieces.get(i) instanceof ClockLabel;
        }
        if (!same) {
            pieces.clear();
            parts.forEach(part -> pieces.add(isFigure(part) ? figure() : Nodes.label("", styles)));
            getChildren().setAll(pieces);
        }
        for (int i = 0; i < parts.size(); i++) {
            if (pieces.get(i) instanceof ClockLabel figure) {
                figure.setText(parts.get(i));
            } else if (pieces.get(i) instanceof Label label) {
                label.setText(parts.get(i));
            }
        }
    }

    private ClockLabel figure() {
        var figure = new ClockLabel(styles);
        figure.textStyles().add("ph-stage-figure");
        return figure;
    }

    private static boolean isFigure(String part) {
        return FIGURE.matcher(part).matches();
    }

    /// Words and figures by turns, spaces with the words.
    static List<String> parts(String words) {
        var parts = new ArrayList<String>();
        var figures = FIGURE.matcher(words);
        int from = 0;
        while (figures.find()) {
            if (figures.start() > from) {
                parts.add(words.substring(from, figures.start()));
            }
            parts.add(figures.group());
            from = figures.end();
        }
        if (from < words.length()) {
            parts.add(words.substring(from));
        }
        return parts;
    }
}
