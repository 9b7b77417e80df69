package dev.playhead.ui.table;

import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.theme.Icon;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Content of a table of the rail: what its rows are, what they say at a moment, and what is shown of the
/// chosen one. Its rows only come at the end: whatever there was at a moment are the first so many.
/// Immutable, for all windows.
public interface TableContent {
    /// Stable name, for `playhead snapshot --view` and style ids.
    String id();

    /// On the rail, in sentence case.
    String title();

    /// Returns what the rail calls it, where there is little room.
    default String shortTitle() {
        return title();
    }

    /// Returns what one row is called, for counts: `connection`.
    String noun();

    Icon icon();

    /// As people write it, for example `Ctrl 7`; empty for none.
    String key();

    List<Column> columns();

    /// Returns how many rows there were at a moment, ns since 1970. Takes time that does not grow with
    /// them, or hardly.
    int count(Timeline timeline, long nanos);

    /// Returns what is left out at first, if anything is; a chip says so and brings it back.
    default Optional<Hidden> hidden() {
        return Optional.empty();
    }

    /// Rows that are left out at first.
    ///
    /// @param words what they are: `GET /time`
    /// @param isHidden whether a row is one of them; answered beside the FX thread
    record Hidden(String words, Predicate<RowAt> isHidden) {}

    /// Returns what is said when there are no rows.
    String nothing();

    /// Returns what matters most of all rows at a moment, in a few words: `4 open, 1 ended`; may be empty.
    default String headline(Timeline timeline, int count, long nanos) {
        return "";
    }

    /// The row of the frames table that a row leads to; -1 when there is none.
    int frame(RowAt row);

    /// Returns the row that a frame belongs to, among the first `count`; -1 when it belongs to none.
    ///
    /// @param frame its row in the frames table
    default int rowOf(Timeline timeline, int frame, int count) {
        return -1;
    }

    /// Makes the pane beside the table, for one window.
    SidePane side(SideActions actions);
}
