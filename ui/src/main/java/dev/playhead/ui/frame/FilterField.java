package dev.playhead.ui.frame;

import dev.playhead.transport.field.Filter;
import dev.playhead.transport.filter.FilterSyntaxException;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.control.RestingCaret;
import dev.playhead.ui.theme.Icon;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;
import org.controlsfx.control.textfield.CustomTextField;
import org.jspecify.annotations.Nullable;

/// Field for a filter. Its edge says whether it can be read; while it cannot, the last one that could stays
/// in force. What is written holds when somebody stops writing for a moment, or at once with Enter. Tab takes
/// the word that may have been meant. FX thread.
public final class FilterField extends CustomTextField {
    private static final PseudoClass VALID = PseudoClass.getPseudoClass("valid");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final Consumer<Filter> onFilter;
    private final Runnable onChange;
    private final Button clear = new Button("", Icon.CLOSE.node(10));
    private final PauseTransition pause = new PauseTransition(Duration.millis(200));
    private Filter written = Filter.ALL;
    private @Nullable FilterSyntaxException wrong;

    /// @param onFilter told each filter that can be read
    /// @param onChange told after each change, also to one that cannot
    public FilterField(Consumer<Filter> onFilter, Runnable onChange) {
        this.onFilter = onFilter;
        this.onChange = onChange;
        setId("filter");
        getStyleClass().add("ph-filter");
        setPromptText("Filter: device, kind, serial, text\u2026");
        setAccessibleText("Filter of the frames");
        setTooltip(new Tooltip("For example: device == phone and kind == APPEND, size > 1KB, refused, or any word"));
        var icon = Icon.SEARCH.node(12);
        icon.getStyleClass().add("ph-muted-icon");
        setLeft(icon);
        clear.setId("filter-clear");
        clear.getStyleClass().addAll("ph-ghost", "ph-icon-button");
        clear.setAccessibleText("Clear filter");
        clear.setFocusTraversable(false);
        clear.setOnAction(e -> clear());
        clear.visibleProperty().bind(textProperty().isNotEmpty());
        setRight(clear);
        pause.setOnFinished(e -> apply());
        textProperty().addListener((o, before, now) -> read(now));
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        RestingCaret.of(this);
    }

    /// Offers words from now on that may come next.
    ///
    /// @param timeline of the session whose values are offered; null while there is none
    public void completeFrom(Supplier<@Nullable Timeline> timeline) {
        new FieldCompletion(this, timeline);
    }

    private void pressed(KeyEvent key) {
        if (key.getCode() == KeyCode.ENTER) {
            apply();
            key.consume();
        } else if (key.getCode() == KeyCode.TAB && !key.isShiftDown() && suggestion() != null) {
            takeSuggestion();
            key.consume();
        }
    }

    private void read(String text) {
        try {
            written = Filter.parse(text);
            wrong = null;
            if (text.isEmpty()) {
                apply();
            } else {
                pause.playFromStart();
            }
        } catch (FilterSyntaxException e) {
            wrong = e;
            pause.stop();
        }
        pseudoClassStateChanged(WRONG, wrong != null);
        pseudoClassStateChanged(VALID, wrong == null && !text.isBlank());
        onChange.run();
    }

    private void apply() {
        pause.stop();
        if (wrong == null) {
            onFilter.accept(written);
        }
    }

    /// Returns why the filter cannot be read; null when it can.
    public @Nullable String problem() {
        return wrong == null ? null : wrong.getMessage();
    }

    /// Returns what may have been meant in the place of what is wrong; null when nobody knows.
    public @Nullable String suggestion() {
        return wrong == null ? null : wrong.suggestion();
    }

    /// Puts this text in the place of what is written, and filters by it at once.
    void write(String text) {
        setText(text);
        apply();
    }

    /// Puts in what may have been meant.
    public void takeSuggestion() {
        var problem = wrong;
        var suggestion = suggestion();
        if (problem != null && suggestion != null) {
            replaceText(problem.from(), problem.to(), suggestion);
            requestFocus();
            positionCaret(problem.from() + suggestion.length());
        }
    }
}
