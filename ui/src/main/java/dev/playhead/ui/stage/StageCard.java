package dev.playhead.ui.stage;

import dev.playhead.ui.control.WrappedText;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A card of the stage: icon, name, detail and a chip over a text. Kept and changed in place, so that
/// nothing flickers while text arrives. FX thread.
final class StageCard extends VBox {
    private final HBox icon = new HBox();
    private final Label name = label("ph-strong");
    private final Label detail = label("ph-muted", "ph-small");
    private final Label chip = label("ph-chip");
    private final WrappedText above = new WrappedText("ph-muted", "ph-small");
    private final WrappedText fold = new WrappedText("ph-muted");
    private final MarkedText text;
    private final Label lost = label("ph-fault-text", "ph-small");
    private final WrappedText why = new WrappedText("ph-fault-text", "ph-small");
    private final Label last = label("ph-muted", "ph-small");
    private final Label lastClock = label("ph-muted", "ph-mono");
    private final HBox footer;

    /// @param tone style class of the text: main text for the server, secondary for devices
    StageCard(String tone) {
        text = new MarkedText(tone);
        getStyleClass().add("ph-card");
        name.setMinWidth(USE_PREF_SIZE);
        chip.setMinWidth(USE_PREF_SIZE);
        icon.setAlignment(Pos.CENTER);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var header = new HBox(8, icon, name, detail, space, chip);
        header.getStyleClass().add("ph-card-header");
        var between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        lost.setMinWidth(USE_PREF_SIZE);
        footer = new HBox(4, lost, between, last, lastClock);
        footer.getStyleClass().add("ph-card-footer");
        above.getStyleClass().add("ph-card-line");
        fold.getStyleClass().add("ph-card-line");
        why.getStyleClass().add("ph-card-why");
        getChildren().addAll(header, above, fold, text, why, footer);
        setMinHeight(USE_PREF_SIZE);
    }

    void head(Supplier<Node> picture, String title, String words) {
        if (!title.equals(name.getText())) {
            icon.getChildren().setAll(picture.get());
            name.setText(title);
        }
        detail.setText(words);
    }

    /// @param chipStyle extra style of the chip; empty for none
    void chip(String words, Supplier<Node> picture, String chipStyle) {
        if (!words.equals(chip.getText()) || !chip.getStyleClass().contains(chipStyle)) {
            chip.setText(words);
            chip.setGraphic(picture.get());
            chip.getStyleClass().setAll("label", "ph-chip", chipStyle);
        }
    }

    void plainChip(String words) {
        chip.setText(words);
        if (!chip.getStyleClass().contains("ph-mono")) {
            chip.setGraphic(null);
            chip.getStyleClass().setAll("label", "ph-mono", "ph-second");
        }
    }

    void above(String words) {
        line(above, words);
    }

    /// Shows why something is missing for good; empty when nothing is.
    void why(String words) {
        line(why, words);
    }

    void fold(String words) {
        line(fold, words);
    }

    void text(String common, String extra, String missing, boolean streaming) {
        text.show(common, extra, missing, streaming);
    }

    /// @param late whether what lacks is on its way, so that it is no fault
    void footer(String lostWords, Supplier<Node> picture, boolean late, String lastWords, String clock) {
        boolean shown = !lostWords.isEmpty();
        if (shown && !lostWords.equals(lost.getText())) {
            lost.setText(lostWords);
            lost.setGraphic(picture.get());
        }
        var tone = late ? "ph-warn-text" : "ph-fault-text";
        if (!lost.getStyleClass().contains(tone)) {
            lost.getStyleClass().setAll("label", tone, "ph-small");
        }
        last.setText(lastWords);
        lastClock.setText(clock);
        footer.setVisible(shown);
        footer.setManaged(shown);
    }

    private static void line(WrappedText label, String words) {
        label.setText(words);
        label.setVisible(!words.isEmpty());
        label.setManaged(!words.isEmpty());
    }

    private static Label label(String... styles) {
        var label = new Label();
        label.getStyleClass().addAll(styles);
        return label;
    }
}
