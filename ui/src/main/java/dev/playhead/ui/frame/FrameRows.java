package dev.playhead.ui.frame;

import dev.playhead.transport.field.Filter;
import dev.playhead.transport.filter.FilterSyntaxException;
import dev.playhead.transport.insight.Timeline;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The rows that the table holds: a window of at most 20,000 over the session, heartbeats or all that went well left
/// out when wanted, or over what a filter has found. It slides to wherever somebody looks. FX thread.
final class FrameRows {
    static final int MOST = 20_000;

    private static final Filter WITHOUT_HEARTBEATS = columns("code or kind != HEARTBEAT");
    private static final Filter ONLY_ERRORS = columns("code");

    private final ObservableList<Integer> rows = FXCollections.observableArrayList();
    private @Nullable Timeline timeline;
    private @Nullable Hits hits;
    private boolean heartbeats;
    private boolean onlyErrors;
    // How many rows had an error when the window was filled.
    private int knownErrors;
    // The window is places `first` to `next` of the session, without those that are hidden, or of the hits.
    private int first;
    private int next;

    private static Filter columns(String text) {
        try {
            return Filter.parse(text);
        } catch (FilterSyntaxException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    ObservableList<Integer> rows() {
        return rows;
    }

    /// Returns the number of places that have been looked at, shown or not.
    int next() {
        return next;
    }

    void showHeartbeats(boolean shows) {
        heartbeats = shows;
        again();
    }

    void showOnlyErrors(boolean only) {
        onlyErrors = only;
        again();
    }

    boolean showsHeartbeats() {
        return heartbeats;
    }

    /// Returns the filter of what is left out although nobody has written one.
    Filter base() {
        return onlyErrors ? ONLY_ERRORS : heartbeats ? Filter.ALL : WITHOUT_HEARTBEATS;
    }

    private void again() {
        var data = timeline;
        if (hits == null) {
            clearRows();
            if (data != null) {
                take(data, true);
            }
        }
    }

    /// Shows what a filter has found, as it goes on finding; null shows the session again.
    ///
    /// @param follows as for [#take]
    void show(@Nullable Hits found, boolean follows) {
        boolean was = hits != null;
        hits = found;
        if (found == null) {
            if (was) {
                again();
            }
            return;
        }
        if (!was) {
            first = 0;
        }
        if (follows && found.size() - first > MOST || first > found.size()) {
            first = Math.max(0, found.size() - MOST);
        }
        next = Math.min(found.size(), first + MOST);
        replace(window(found));
    }

    private List<Integer> window(Hits found) {
        var window = new ArrayList<Integer>(next - first);
        for (int place = first; place < next; place++) {
            window.add(found.row(place));
        }
        return window;
    }

    // What stays is left alone: neither the selection nor the place in the table moves.
    private void replace(List<Integer> window) {
        int same = 0;
        while (same < rows.size() && same < window.size() && rows.get(same).equals(window.get(same))) {
            same++;
        }
        if (same == 0) {
            rows.setAll(window);
            return;
        }
        if (same < rows.size()) {
            rows.remove(same, rows.size());
        }
        if (same < window.size()) {
            rows.addAll(window.subList(same, window.size()));
        }
    }

    /// Takes what is new.
    ///
    /// @param follows whether the window goes with the end, and is cut at its old end when it has grown too long.
    /// Otherwise it only grows at its end: nothing moves under whoever reads.
    void take(Timeline newest, boolean follows) {
        timeline = newest;
        if (hits != null) {
            return; // the search takes it
        }
        var frames = newest.frames();
        int total = frames.count();
        // A refusal becomes known after the row that it is about.
        boolean refused = onlyErrors && frames.errors() != knownErrors;
        knownErrors = frames.errors();
        if (total < next || refused) {
            clearRows();
        }
        if (total == next) {
            return;
        }
        if (!follows) {
            extend(newest);
            return;
        }
        if (total - next >= MOST) {
            clearRows(); // what is between would be a gap
            first = total - MOST;
        }
        var added = shown(newest, Math.max(next, first), total);
        next = total;
        int over = rows.size() + added.size() - MOST;
        if (over > 0) {
            rows.remove(0, Math.min(over, rows.size()));
            first = rows.isEmpty() ? added.getFirst() : rows.getFirst();
        }
        rows.addAll(added);
    }

    private void extend(Timeline newest) {
        int until = Math.min(newest.frames().count(), first + MOST);
        rows.addAll(shown(newest, next, until));
        next = Math.max(next, until);
    }

    private List<Integer> shown(Timeline data, int from, int until) {
        var shows = shows(data);
        var shown = new ArrayList<Integer>();
        for (int row = from; row < until; row++) {
            if (shows.test(row)) {
                shown.add(row);
            }
        }
        return shown;
    }

    private IntPredicate shows(Timeline data) {
        return base().over(data, position -> {
            throw new IOException("Columns are enough for " + base());
        });
    }

    private int places() {
        var found = hits;
        var data = timeline;
        return found != null ? found.size() : data == null ? 0 : data.frames().count();
    }

    /// Returns the place of a row among what is shown, or where it would be.
    private int placeOf(int row) {
        var found = hits;
        return found == null ? row : Math.max(0, Math.min(found.placeOf(row), found.size() - 1));
    }

    /// Returns whether it holds all rows that there are to be shown.
    boolean holdsAll() {
        return timeline == null || first == 0 && next >= places();
    }

    /// Moves the window so that this row is in its middle, when it is nearer than `edge` rows to an end of the window
    /// behind which there is more. Returns whether it moved.
    boolean slide(int row, int edge) {
        var data = timeline;
        if (data == null) {
            return false;
        }
        int place = placeOf(row);
        boolean early = place - first < edge && first > 0;
        boolean late = next - place <= edge && next < places();
        if (early || late) {
            window(data, place);
        }
        return early || late;
    }

    /// The row after `row` that is shown, or before it when `by` is -1; -1 when there is none.
    int neighbour(int row, int by) {
        var data = timeline;
        if (data == null) {
            return -1;
        }
        var found = hits;
        if (found != null) {
            int place = by > 0 ? found.placeOf(row + 1) : found.placeOf(row) - 1;
            return place >= 0 && place < found.size() ? found.row(place) : -1;
        }
        var shows = shows(data);
        for (int next = row + by; next >= 0 && next < data.frames().count(); next += by) {
            if (shows.test(next)) {
                return next;
            }
        }
        return -1;
    }

    /// Holds this many rows of nothing until [#clear].
    void blank(int count) {
        clear();
        rows.setAll(Collections.nCopies(count, 0));
    }

    private void clearRows() {
        rows.clear();
        first = 0;
        next = 0;
    }

    /// Makes the window hold this row of the session, or the hit that is nearest: a new window around it when it lies
    /// outside. The new window is whole, so [#take] goes on where it ends.
    void reach(int row) {
        var data = timeline;
        if (data == null || row < 0 || row >= data.frames().count() || places() == 0) {
            return;
        }
        int place = placeOf(row);
        if (place < first || place >= next) {
            window(data, place);
        }
    }

    private void window(Timeline data, int place) {
        first = Math.max(0, Math.min(place - MOST / 2, places() - MOST));
        next = Math.min(places(), first + MOST);
        var found = hits;
        rows.setAll(found != null ? window(found) : shown(data, first, next));
    }

    void clear() {
        hits = null;
        clearRows();
        timeline = null;
    }

    /// Index in [#rows] of the last row that is not after `row`; -1 when all are.
    int indexOf(int row) {
        int low = 0;
        int high = rows.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rows.get(middle) <= row) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}
