package dev.playhead.ui.stage;

import dev.playhead.ui.command.KeySign;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.theme.Icon;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/// A button to be seen from the back of a room: an icon, a word, and the key that does the same. FX thread.
final class StageButton extends Button {
    private static final double ICON = 18;
    private static final double SHOWS_KEY = 132;

    private final Label key;
    private final HBox content;
    private Icon icon;
    private boolean keyed;

    /// @param command id of the one that does the same
    StageButton(String words, Icon icon, String command, String key) {
        super(words);
        this.icon = icon;
        this.key = new KeySign(command, key);
        this.key.setMinWidth(USE_PREF_SIZE);
        Nodes.show(this.key, false);
        var word = Nodes.label("", "ph-stage-word");
        word.textProperty().bind(textProperty());
        word.setMinWidth(USE_PREF_SIZE);
        content = new HBox(10, icon.node(ICON), word, this.key);
        content.setAlignment(Pos.CENTER);
        setGraphic(content);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        getStyleClass().add("ph-stage-button");
        setMaxWidth(Double.MAX_VALUE);
        setMinWidth(0);
        setPrefWidth(120);
        setTooltip(new Tooltip(words));
        widthProperty().addListener(o -> fit());
    }

    void icon(Icon next) {
        if (next != icon) {
            icon = next;
            content.getChildren().set(0, next.node(ICON));
        }
    }

    /// Says whether the key acts on it now.
    void keyed(boolean is) {
        keyed = is;
        fit();
    }

    void tip(String words) {
        if (!getTooltip().getText().equals(words)) {
            getTooltip().setText(words);
        }
    }

    private void fit() {
        boolean wide = getWidth() >= SHOWS_KEY;
        content.setSpacing(wide ? 10 : 6);
        Nodes.show(key, keyed && !isDisabled() && getWidth() >= SHOWS_KEY - 30);
    }
}
