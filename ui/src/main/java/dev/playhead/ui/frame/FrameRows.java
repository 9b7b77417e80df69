package dev.playhead.ui.frame;

import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.insight.Timeline;
import java.util.ArrayList;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The rows that the table holds: a window of at most 20,000 over the session, heartbeats left out when wanted.
/// FX thread.
final class FrameRows {
    static final int MOST = 20_000;

    private final ObservableList<Integer> rows = FXCollections.observableArrayList();
    private @Nullable Timeline timeline;
    private boolean heartbeats;
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
        var data = timeline;
        next = 0;
        rows.clear();
        if (data != null) {
            take(data);
        }
    }

    /// Takes what is new. The window is cut at its old end when it has grown too long.
    void take(Timeline newest) {
        timeline = newest;
        var frames = newest.frames();
        int total = frames.count();
        if (total < next) {
            next = 0;
            rows.clear();
        }
        if (total == next) {
            return;
        }
        var added = new ArrayList<Integer>();
        for (int row = Math.max(next, total - MOST); row < total; row++) {
            if (heartbeats || !frames.kind(row).equals("HEARTBEAT")) {
                added.add(row);
            }
        }
        next = total;
        int over = rows.size() + added.size() - MOST;
        if (over > 0) {
            rows.remove(0, Math.min(over, rows.size()));
        }
        rows.addAll(added);
    }

    /// Makes the window hold this row of the session: around it when it lies outside.
    void reach(int row) {
        var data = timeline;
        if (data == null || row < 0 || !rows.isEmpty() && row >= rows.getFirst()) {
            return;
        }
        Frames frames = data.frames();
        var window = new ArrayList<Integer>();
        for (int r = Math.max(0, row - MOST / 2); r < frames.count() && window.size() < MOST; r++) {
            if (heartbeats || !frames.kind(r).equals("HEARTBEAT")) {
                window.add(r);
            }
        }
        rows.setAll(window);
    }

    void clear() {
        rows.clear();
        timeline = null;
        next = 0;
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
