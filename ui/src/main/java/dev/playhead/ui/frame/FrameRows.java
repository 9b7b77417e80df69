package dev.playhead.ui.frame;

import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.insight.Timeline;
import java.util.ArrayList;
import java.util.Collections;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The rows that the table holds: a window of at most 20,000 over the session, heartbeats or all that went well left
/// out when wanted. It slides to wherever somebody looks. FX thread.
final class FrameRows {
    static final int MOST = 20_000;

    private final ObservableList<Integer> rows = FXCollections.observableArrayList();
    private @Nullable Timeline timeline;
    private boolean heartbeats;
    private boolean onlyErrors;
    // How many rows had an error when the window was filled.
    private int knownErrors;
    // The window is rows `first` to `next` of the session, without those that are hidden.
    private int first;
    private int next;

    ObservableList<Integer> rows() {
        return rows;
    }

    /// How many rows of the session have been looked at, shown or not.
    int next() {
        return next;
    }

    boolean showsHeartbeats() {
        return heartbeats;
    }

    void showHeartbeats(boolean shows) {
        heartbeats = shows;
        again();
    }

    boolean showsOnlyErrors() {
        return onlyErrors;
    }

    void showOnlyErrors(boolean only) {
        onlyErrors = only;
        again();
    }

    private void again() {
        var data = timeline;
        clearRows();
        if (data != null) {
            take(data, true);
        }
    }

    /// Takes what is new.
    ///
    /// @param follows whether the window goes with the end, and is cut at its old end when it has grown too long.
    /// Otherwise it only grows at its end: nothing moves under whoever reads.
    void take(Timeline newest, boolean follows) {
        timeline = newest;
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
            extend(newest.frames());
            return;
        }
        if (total - next >= MOST) {
            clearRows(); // what is between would be a gap
            first = total - MOST;
        }
        var added = new ArrayList<Integer>();
        for (int row = Math.max(next, first); row < total; row++) {
            if (shows(frames, row)) {
                added.add(row);
            }
        }
        next = total;
        int over = rows.size() + added.size() - MOST;
        if (over > 0) {
            rows.remove(0, Math.min(over, rows.size()));
            first = rows.isEmpty() ? added.getFirst() : rows.getFirst();
        }
        rows.addAll(added);
    }

    private void extend(Frames frames) {
        int until = Math.min(frames.count(), first + MOST);
        var added = new ArrayList<Integer>();
        for (; next < until; next++) {
            if (shows(frames, next)) {
                added.add(next);
            }
        }
        rows.addAll(added);
    }

    /// Whether it holds all rows of the session.
    boolean holdsAll() {
        var data = timeline;
        return data == null || first == 0 && next >= data.frames().count();
    }

    /// Moves the window so that this row is in its middle, when it is nearer than `edge` rows to an end of the window
    /// behind which there is more. Returns whether it moved.
    boolean slide(int row, int edge) {
        var data = timeline;
        if (data == null) {
            return false;
        }
        boolean early = row - first < edge && first > 0;
        boolean late = next - row <= edge && next < data.frames().count();
        if (early || late) {
            window(data.frames(), row);
        }
        return early || late;
    }

    /// The row after `row` in the session that is shown, or before it when `by` is -1; -1 when there is none.
    int neighbour(int row, int by) {
        var data = timeline;
        int found = row + by;
        while (data != null && found >= 0 && found < data.frames().count()) {
            if (shows(data.frames(), found)) {
                return found;
            }
            found += by;
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

    /// Makes the window hold this row of the session: a new window around it when it lies outside. The
    /// new window is whole, so [#take] goes on where it ends.
    void reach(int row) {
        var data = timeline;
        if (data == null || row < 0 || row >= data.frames().count() || row >= first && row < next) {
            return;
        }
        window(data.frames(), row);
    }

    private void window(Frames frames, int row) {
        var window = new ArrayList<Integer>();
        first = Math.max(0, Math.min(row - MOST / 2, frames.count() - MOST));
        next = Math.min(frames.count(), first + MOST);
        for (int r = first; r < next; r++) {
            if (shows(frames, r)) {
                window.add(r);
            }
        }
        rows.setAll(window);
    }

    private boolean shows(Frames frames, int row) {
        boolean error = frames.error(row) != 0;
        return onlyErrors ? error : error || heartbeats || !frames.kind(row).equals("HEARTBEAT");
    }

    void clear() {
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
