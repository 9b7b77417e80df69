package dev.playhead.ui.table;

import dev.playhead.transport.field.Filter;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.frame.FilterBar;
import dev.playhead.ui.frame.FilterField;
import java.util.Locale;
import javafx.application.Platform;

/// The filter of the window as a table has it: where it is written, and what is said of it. FX thread.
final class TableFilterField {
    private final TableContent content;
    private final Runnable onFilter;
    private final FilterField field = new FilterField(this::filter, this::changed);
    private final FilterBar bar = new FilterBar(field::takeSuggestion, field::clear);
    private Filter wanted = Filter.ALL;
    private int shown;
    private int all;

    /// @param onFilter told when another filter holds
    TableFilterField(TableContent content, Runnable onFilter) {
        this.content = content;
        this.onFilter = onFilter;
        field.setId(content.id() + "-filter");
        field.setAccessibleText("Filter of the window");
    }

    FilterField field() {
        return field;
    }

    FilterBar bar() {
        return bar;
    }

    /// The filter in force.
    Filter wanted() {
        return wanted;
    }

    private void filter(Filter newest) {
        wanted = newest;
        onFilter.run();
        changed();
    }

    /// Says how many rows match.
    void say(int matching, int of) {
        shown = matching;
        all = of;
        changed();
    }

    private void changed() {
        var problem = field.problem();
        if (problem != null) {
            boolean holds = !wanted.equals(Filter.ALL);
            bar.wrong(problem + (holds ? " The filter before stays in force." : ""), field.suggestion());
        } else if (wanted.equals(Filter.ALL)) {
            bar.hide();
        } else {
            bar.found(sentence());
        }
    }

    private String sentence() {
        var words = String.format(Locale.ROOT, "%,d of %s match", shown, Formats.count(all, content.noun()));
        var unknown = new RowFilter(wanted, content.columns()).unknown();
        return unknown.isEmpty()
                ? words
                : words + "; no " + content.noun() + " has a value of " + String.join(", ", unknown);
    }

    /// Empties the filter when somebody writes in it. Returns whether there was one.
    boolean stepsOut() {
        boolean steps = field.isFocused() && !field.getText().isEmpty();
        if (steps) {
            field.clear();
        }
        return steps;
    }

    /// Puts the focus here. Later, so that the key that asks for it is not written here.
    void write() {
        Platform.runLater(field::requestFocus);
    }
}
