package dev.playhead.ui.compare;

import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.WrappedText;
import dev.playhead.ui.theme.Icon;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Stands in place of a comparison while there is none: an invitation, how far it is, or why it cannot be.
/// FX thread.
final class CompareNotice extends VBox {
    private static final int MOST_RECENT = 6;
    private static final double WIDE = 560;

    private final WrappedText words = new WrappedText("ph-reading", "ph-main-text");
    private final VBox recent = new VBox(4);
    private final Button choose = new Button("Choose a recording\u2026", Icon.FOLDER.node(14));
    private final Button cancel = new Button("Cancel");

    CompareNotice(Runnable onChoose, Runnable onCancel) {
        super(12);
        setAlignment(Pos.CENTER);
        getStyleClass().add("ph-well");
        words.setId("compare-notice");
        words.setMaxWidth(WIDE);
        recent.setMaxWidth(WIDE);
        choose.setId("compare-choose");
        choose.getStyleClass().add("ph-primary");
        choose.setOnAction(e -> onChoose.run());
        cancel.setId("compare-cancel");
        cancel.setOnAction(e -> onCancel.run());
        getChildren().addAll(words, recent, choose, cancel);
    }

    /// Invites to choose the other recording.
    ///
    /// @param onRecent told which of the recent ones was chosen
    void invite(String sentence, List<Path> some, Consumer<Path> onRecent) {
        words.setText(sentence);
        var buttons = some.stream()
                .limit(MOST_RECENT)
                .map(file -> recent(file, onRecent))
                .toList();
        recent.getChildren().setAll(buttons);
        shown(true, false);
        Nodes.show(recent, !buttons.isEmpty());
    }

    private static Node recent(Path file, Consumer<Path> onRecent) {
        var button = new Button(ComparedSource.name(file), Icon.FILE.node(14));
        button.setMnemonicParsing(false);
        button.getStyleClass().addAll("ph-ghost", "ph-compare-recent");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAlignment(Pos.CENTER_LEFT);
        button.setAccessibleText("Compare with " + ComparedSource.name(file));
        button.setOnAction(e -> onRecent.accept(file));
        button.setMinHeight(Region.USE_PREF_SIZE);
        return button;
    }

    /// Says how far it is.
    void progress(String sentence) {
        words.setText(sentence + ".");
        shown(false, true);
    }

    /// Says a sentence.
    void say(String sentence, boolean canChoose) {
        words.setText(sentence);
        shown(canChoose, false);
    }

    private void shown(boolean canChoose, boolean canCancel) {
        Nodes.show(recent, false);
        Nodes.show(choose, canChoose);
        Nodes.show(cancel, canCancel);
    }

    /// Returns what takes the focus.
    Node focusTarget() {
        return choose.isVisible() ? choose : cancel;
    }
}
