package dev.playhead.ui.stage;

import dev.playhead.ui.control.WrappedText;
import dev.playhead.ui.control.WrappedText.Piece;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;

/// Running text whose end may be missing on a device or only there: what is missing is ghosted on a tint
/// with a dashed line under it, what is in excess is struck through. FX thread.
final class MarkedText extends StackPane {
    private final String tone;
    private final Rectangle caret = new Rectangle(7, 13);
    private final WrappedText text = new WrappedText("ph-stage-text").spaced(4);

    MarkedText(String tone) {
        this.tone = tone;
        caret.getStyleClass().add("ph-caret");
        text.setMinHeight(USE_PREF_SIZE);
        getChildren().add(text);
        setPadding(new Insets(6, 12, 6, 12));
    }

    void show(String common, String extra, String missing, boolean streaming) {
        var pieces = Stream.of(
                new Piece(common, tone, false),
                new Piece(extra, "ph-extra", false),
                new Piece(missing, "ph-ghost-text", true));
        List<Piece> shown = pieces.filter(piece -> !piece.text().isEmpty()).toList();
        text.show(shown, streaming ? caret : null);
    }
}
