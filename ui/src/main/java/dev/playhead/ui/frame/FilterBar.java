package dev.playhead.ui.frame;

import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.theme.Icon;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// One line under the filter: how many frames match, or what is wrong with it and what may have been meant.
/// Hidden while nothing is written. FX thread.
public final class FilterBar extends HBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final Label words = new Label();
    private final Button use = new Button();
    private final Button clear = new Button("Clear filter");

    /// @param onUse asked to take what may have been meant
    /// @param onClear asked to empty the filter
    public FilterBar(Runnable onUse, Runnable onClear) {
        super(8);
        setId("filter-bar");
        getStyleClass().add("ph-filter-bar");
        words.setId("filter-words");
        words.setMinWidth(0);
        use.setId("filter-use");
        use.getStyleClass().addAll("ph-chip", "ph-accent");
        use.setTooltip(new Tooltip("Tab in the filter does the same"));
        use.setOnAction(e -> onUse.run());
        clear.setId("filter-clear-all");
        clear.getStyleClass().addAll("ph-chip", "ph-accent");
        clear.setOnAction(e -> onClear.run());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        use.setMinWidth(USE_PREF_SIZE);
        clear.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(words, space, use, clear);
        Nodes.show(this, false);
    }

    /// Nothing is written: there is nothing to say.
    public void hide() {
        Nodes.show(this, false);
    }

    /// Says what is wrong with the filter.
    ///
    /// @param suggestion what may have been meant; null when nobody knows
    public void wrong(String problem, @Nullable String suggestion) {
        say(problem, true);
        use.setText("Use " + suggestion);
        Nodes.show(use, suggestion != null);
    }

    /// Says how many match, in a sentence.
    public void found(String sentence) {
        say(sentence, false);
        Nodes.show(use, false);
    }

    private void say(String sentence, boolean wrong) {
        words.setText(sentence);
        words.setGraphic(wrong ? Icon.ERROR.node(12) : null);
        words.setTooltip(new Tooltip(sentence));
        pseudoClassStateChanged(WRONG, wrong);
        Nodes.show(this, true);
    }
}
