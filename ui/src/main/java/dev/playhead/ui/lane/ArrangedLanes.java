package dev.playhead.ui.lane;

import dev.playhead.ui.control.LayoutMemory;
import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Model of how lanes are arranged: each change can be taken back, and is remembered with the window. FX thread.
public final class ArrangedLanes {
    private static final int MOST_UNDONE = 100;

    private final ReadOnlyObjectWrapper<LaneArrangement> now =
            new ReadOnlyObjectWrapper<>(this, "arrangement", LaneArrangement.NONE);
    private final Deque<LaneArrangement> before = new ArrayDeque<>();
    private LayoutMemory memory = LayoutMemory.NONE;
    // The arrangement before a drag that goes on; null while there is none.
    private @Nullable LaneArrangement dragged;

    public ReadOnlyObjectProperty<LaneArrangement> arrangementProperty() {
        return now.getReadOnlyProperty();
    }

    public LaneArrangement arrangement() {
        return now.get();
    }

    /// Takes over what a window remembers, and remembers all changes there.
    public void rememberIn(LayoutMemory layout) {
        if (layout.equals(memory)) {
            return; // the same window, in which the lanes were out of sight for a while
        }
        memory = layout;
        now.set(LaneArrangement.of(layout.lanes(), layout.laneHeights()));
        before.clear();
    }

    /// Another session is shown: channels that were chosen are those of the one before.
    public void otherSession() {
        before.clear();
        now.set(now.get().withChannels(null));
    }

    /// Arranges otherwise, in one step that can be taken back.
    public void change(LaneArrangement next) {
        if (!next.equals(now.get())) {
            push(now.get());
            set(next);
        }
    }

    /// Arranges otherwise while a drag goes on; [#dropped] makes one step of it.
    public void drag(LaneArrangement next) {
        if (dragged == null) {
            dragged = now.get();
        }
        now.set(next);
    }

    /// Ends a drag.
    public void dropped() {
        var start = dragged;
        dragged = null;
        if (start != null && !start.equals(now.get())) {
            push(start);
            set(now.get());
        }
    }

    /// Takes the last step back; false when there is none.
    public boolean undo() {
        var last = before.pollLast();
        if (last == null) {
            return false;
        }
        set(last);
        return true;
    }

    /// Returns whether there is a step to take back.
    public boolean canUndo() {
        return !before.isEmpty();
    }

    private void push(LaneArrangement step) {
        before.addLast(step);
        if (before.size() > MOST_UNDONE) {
            before.removeFirst();
        }
    }

    private void set(LaneArrangement next) {
        now.set(next);
        memory.lanes(next.lists(), next.heights());
    }
}
