package dev.playhead.ui.stage;

import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.WrappedText;
import dev.playhead.ui.control.WrappedText.Piece;
import dev.playhead.ui.format.Formats;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// One message on a screen. Kept and changed in place while it grows; painted only when it has changed. FX thread.
final class MessageNode extends VBox {
    private static final double BETWEEN_LINES = 5;
    private static final double BELOW_BASELINE = 3;

    private final ScreenMessage.Look look;
    private final Label before = Nodes.label("", "ph-muted", "ph-small");
    private final Rectangle caret = new Rectangle(9, 17);
    private final WrappedText text;
    private @Nullable ScreenMessage shown;
    private int paints;

    /// @param size style class of the text: how large it is on this kind of device
    MessageNode(ScreenMessage.Look look, String size) {
        this.look = look;
        text = new WrappedText("ph-screen-text", look == ScreenMessage.Look.LINE ? "ph-screen-line" : size)
                .spaced(BETWEEN_LINES);
        caret.getStyleClass().add("ph-caret");
        caret.setTranslateY(BELOW_BASELINE);
        before.setMinWidth(0);
        getStyleClass().add("ph-screen-message");
        if (look == ScreenMessage.Look.PERSON) {
            getStyleClass().add("ph-screen-bubble");
        }
        getChildren().add(text);
        setMinHeight(USE_PREF_SIZE);
    }

    ScreenMessage.Look look() {
        return look;
    }

    /// Returns how many times it was changed. For tests.
    int paints() {
        return paints;
    }

    void show(ScreenMessage message) {
        if (message.equals(shown)) {
            return;
        }
        shown = message;
        paints++;
        if (message.before() > 0) {
            before.setText("\u2026 " + Formats.count(message.before(), "character") + " before this");
        }
        if (message.before() > 0 != getChildren().contains(before)) {
            if (message.before() > 0) {
                getChildren().addFirst(before);
            } else {
                getChildren().remove(before);
            }
        }
        text.show(message.parts().stream().map(this::piece).toList(), message.streaming() ? caret : null);
    }

    private Piece piece(ScreenMessage.Part part) {
        return switch (part.kind()) {
            case PLAIN -> new Piece(part.text(), look == ScreenMessage.Look.LINE ? "ph-muted" : "ph-main-text", false);
            case MISSING -> new Piece(part.text(), "ph-ghost-text", true);
            case EXTRA -> new Piece(part.text(), "ph-extra", true);
        };
    }
}
