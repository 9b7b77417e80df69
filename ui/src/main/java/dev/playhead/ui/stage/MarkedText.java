package dev.playhead.ui.stage;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// Running text whose end may be missing on a device or only there: what is missing is ghosted on a tint
/// with a dashed line under it, what is in excess is struck through. FX thread.
final class MarkedText extends StackPane {
    private final Text common = piece();
    private final Text extra = piece("ph-extra");
    private final Text missing = piece("ph-ghost-text");
    private final Rectangle caret = new Rectangle(7, 13);
    private final TextFlow flow = new TextFlow();
    private final Path tint = new Path();
    private final Path underline = new Path();
    private String drawn = "";

    MarkedText(String tone) {
        common.getStyleClass().add(tone);
        caret.getStyleClass().add("ph-caret");
        flow.setLineSpacing(4);
        tint.getStyleClass().add("ph-ghost-tint");
        underline.getStyleClass().add("ph-ghost-line");
        tint.setManaged(false);
        underline.setManaged(false);
        var marks = new Group(tint, underline);
        marks.setManaged(false);
        marks.setMouseTransparent(true);
        flow.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(marks, flow);
        setPadding(new Insets(6, 12, 6, 12));
        flow.widthProperty().addListener(o -> drawn = "");
        flow.getChildren().addListener((ListChangeListener<Object>) change -> drawn = "");
    }

    void show(String commonText, String extraText, String missingText, boolean streaming) {
        set(common, commonText);
        set(extra, extraText);
        set(missing, missingText);
        var shown = new ArrayList<Node>();
        for (Text piece : new Text[] {common, extra, missing}) {
            if (!piece.getText().isEmpty()) {
                shown.add(piece); // an empty piece would lend its style to the one after it
            }
        }
        if (streaming) {
            shown.add(caret);
        }
        if (!flow.getChildren().equals(shown)) {
            flow.getChildren().setAll(shown);
        }
    }

    private void set(Text piece, String text) {
        if (!piece.getText().equals(text)) {
            piece.setText(text);
            drawn = "";
        }
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        int from = common.getText().length() + extra.getText().length();
        int to = from + missing.getText().length();
        String wanted = from + ":" + to + ":" + flow.getWidth();
        if (wanted.equals(drawn)) {
            return;
        }
        drawn = wanted;
        boolean any = to > from;
        tint.getElements().setAll(any ? flow.getRangeShape(from, to, false) : new PathElement[0]);
        underline.getElements().setAll(any ? underlines(flow.getRangeShape(from, to, false)) : new PathElement[0]);
        for (Path mark : new Path[] {tint, underline}) {
            mark.setTranslateX(flow.getLayoutX());
            mark.setTranslateY(flow.getLayoutY());
        }
    }

    // The shape of a range is one rectangle a line; its lower edge is where the line under the text goes.
    private static PathElement[] underlines(PathElement... shape) {
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
        return lines.toArray(new PathElement[0]);
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

    private static Text piece(String... styles) {
        var piece = new Text();
        piece.getStyleClass().add("ph-stage-text");
        piece.getStyleClass().addAll(styles);
        return piece;
    }
}
