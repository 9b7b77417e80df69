package dev.playhead.transport.server.fanout;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Slices of batches that one socket is sent in this turn, in order. Used by the broker loop only.
public final class PendingSlices {
    private @Nullable List<BatchSlice> before;
    private @Nullable FrameBatch batch;
    private int first;

    boolean isEmpty() {
        return batch == null;
    }

    /// The next frame of this batch is for this socket. As long as nothing of another batch comes between,
    /// its frames are one slice.
    void follow(FrameBatch next) {
        var current = batch;
        if (current == next) {
            return;
        }
        if (current != null) {
            var done = before == null ? new ArrayList<BatchSlice>(4) : before;
            done.add(new BatchSlice(current, first, current.count()));
            before = done;
        }
        batch = next;
        first = next.count();
    }

    /// Everything, and nothing is left for the next turn.
    List<BatchSlice> take() {
        var current = batch;
        if (current == null) {
            return List.of();
        }
        var last = new BatchSlice(current, first, current.count());
        var all = before;
        before = null;
        batch = null;
        current.retain();
        if (all == null) {
            return List.of(last);
        }
        all.forEach(slice -> slice.batch().retain());
        all.add(last);
        return all;
    }
}
