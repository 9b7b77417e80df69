package dev.playhead.ui.frame;

import dev.playhead.transport.field.FilterCompletion;
import dev.playhead.transport.field.FilterCompletion.Candidate;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.pulse.LatestOnly;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// Completion of a filter field from what occurs in the session. Nothing is put in by itself. FX thread.
final class FieldCompletion {
    private final FilterField field;
    private final Supplier<@Nullable Timeline> timeline;
    private final CompletionPopup popup = new CompletionPopup(this::take);
    private final LatestOnly<Asked, Found> reader = new LatestOnly<>(this::read, this::found, e -> hide());
    private volatile @Nullable Asked latest;
    private @Nullable Found shown;
    // While a key of the field is dealt with.
    private boolean writing;

    private record Asked(String filter, int caret, Timeline timeline) {}

    private record Found(Asked asked, FilterCompletion completion) {}

    /// @param timeline of the session; null while there is none
    FieldCompletion(FilterField field, Supplier<@Nullable Timeline> timeline) {
        this.field = field;
        this.timeline = timeline;
        // Only while somebody writes: a filter that is put in as a whole, or clicked at, needs no words.
        field.addEventFilter(KeyEvent.ANY, key -> writes());
        field.caretPositionProperty().addListener(o -> {
            if (writing) {
                ask();
            }
        });
        field.focusedProperty().addListener((o, before, focused) -> {
            if (!focused) {
                hide();
            }
        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void writes() {
        writing = true;
        Platform.runLater(() -> writing = false);
    }

    private void ask() {
        var data = timeline.get();
        if (!field.isFocused() || data == null) {
            hide();
            return;
        }
        int caret = Math.min(field.getCaretPosition(), field.getText().length());
        var asked = new Asked(field.getText(), caret, data);
        latest = asked;
        reader.ask(asked);
    }

    private Found read(Asked asked) {
        return new Found(asked, FilterCompletion.at(asked.filter, asked.caret, asked.timeline, () -> asked != latest));
    }

    private void found(Found found) {
        if (found.asked == latest) {
            shown = found;
            popup.show(field, found.completion);
        }
    }

    private void hide() {
        latest = null;
        shown = null;
        popup.hide();
    }

    private void pressed(KeyEvent key) {
        if (!popup.isShowing()) {
            if (key.getCode() == KeyCode.DOWN) {
                ask();
                key.consume();
            }
            return;
        }
        var chosen = popup.chosen();
        switch (key.getCode()) {
            case DOWN -> popup.move(1);
            case UP -> popup.move(-1);
            case TAB -> {
                if (key.isShiftDown() || chosen == null) {
                    return;
                }
                take(chosen);
            }
            case ENTER -> {
                hide();
                return; // the field applies it
            }
            default -> {
                return;
            }
        }
        key.consume();
    }

    private void take(Candidate candidate) {
        var found = shown;
        if (found != null && found.asked.filter.equals(field.getText())) {
            field.setText(found.completion.with(candidate, found.asked.filter));
            field.requestFocus();
            field.positionCaret(found.completion.caretAfter(candidate));
            ask();
        }
    }
}
