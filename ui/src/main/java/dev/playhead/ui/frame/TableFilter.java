package dev.playhead.ui.frame;

import dev.playhead.transport.field.Filter;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.format.EmptySession;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/// Filter of the frames table: the field where it is written, the search for what it chooses, and what is said of it.
/// FX thread.
final class TableFilter {
    private final TableView<?> table;
    private final FrameRows rows;
    private final Supplier<@Nullable Timeline> timeline;
    private final BooleanSupplier follows;
    private final IntSupplier chosen;
    private final Runnable onRows;
    private final Label nothingYet = new Label("Nobody is connected yet.");
    private final Label nothingFound = new Label("No frame matches.");
    private final FilterField field = new FilterField(this::filter, this::say);
    private final FilterBar bar = new FilterBar(field::takeSuggestion, field::clear);
    private BiFunction<Filter, Timeline, IntPredicate> predicates = (wanted, of) -> row -> true;
    private Filter wanted = Filter.ALL;
    private @Nullable RowSearch search;

    /// @param timeline the newest that the table shows; null while it shows none
    /// @param follows whether the table follows the end
    /// @param chosen the row that was chosen last; -1 for none
    /// @param onRows told when the rows are others than before
    TableFilter(
            TableView<?> table,
            FrameRows rows,
            Supplier<@Nullable Timeline> timeline,
            BooleanSupplier follows,
            IntSupplier chosen,
            Runnable onRows) {
        this.table = table;
        this.rows = rows;
        this.timeline = timeline;
        this.follows = follows;
        this.chosen = chosen;
        this.onRows = onRows;
        nothingYet.getStyleClass().add("ph-muted");
        nothingFound.getStyleClass().add("ph-muted");
        table.setPlaceholder(nothingYet);
        field.completeFrom(timeline);
    }

    FilterField field() {
        return field;
    }

    FilterBar bar() {
        return bar;
    }

    /// Filters by the fields of a session from now on.
    ///
    /// @param newPredicates a filter as a question about rows of a timeline; it is asked on a thread of the search
    void by(BiFunction<Filter, Timeline, IntPredicate> newPredicates) {
        predicates = newPredicates;
        again();
    }

    /// Searches anew, since what is left out without a filter has changed.
    void again() {
        filter(wanted);
    }

    /// Takes the rows that are new.
    void grown(Timeline newest) {
        if (search != null) {
            search.grown(newest);
        } else if (wanted != Filter.ALL) {
            again();
        }
    }

    /// Returns whether the table shows what a filter has found.
    boolean isOn() {
        return search != null;
    }

    /// Ends the search; what is written stays, for the next session.
    void stop() {
        if (search != null) {
            search.stop();
            search = null;
        }
    }

    private void filter(Filter newest) {
        wanted = newest;
        stop();
        var data = timeline.get();
        if (newest.equals(Filter.ALL) || data == null) {
            rows.show(null, true);
            onRows.run();
        } else {
            search = new RowSearch(Filter.and(rows.base(), newest), data, predicates, this::found);
        }
        say();
    }

    private void found() {
        var found = search;
        if (found == null) {
            return;
        }
        rows.show(found.hits(), follows.getAsBoolean());
        onRows.run();
        say();
    }

    /// Says how many frames match, or what is wrong with the filter.
    void say() {
        var problem = field.problem();
        var found = search;
        if (problem != null) {
            bar.wrong(problem + (found == null ? "" : " The filter before stays in force."), field.suggestion());
        } else if (found != null && found.problem() != null) {
            bar.wrong(String.valueOf(found.problem()), null);
        } else if (found == null) {
            bar.hide();
        } else {
            var data = timeline.get();
            int frames = data == null ? 0 : data.frames().count();
            bar.found(FilterMessages.matches(found, frames, !rows.showsHeartbeats(), chosen.getAsInt()));
        }
        table.setPlaceholder(found == null ? nothingYet : nothingFound);
        var shown = timeline.get();
        if (shown != null) {
            nothingYet.setText(EmptySession.words(shown));
        }
    }
}
