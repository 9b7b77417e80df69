package dev.playhead.transport.server.fanout;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one socket is sent in this turn: stretches of bundles, in order. Used by the broker loop only.
public final class PendingSlices {
    private @Nullable List<BatchSlice> before;
    private @Nullable FrameBatch bundle;
    private int first;

    boolean isEmpty() {
        return bundle == null;
    }

    /// The next frame of this bundle is for this socket. As long as nothing of another bundle comes between,
    /// its frames are one stretch.
    void follow(FrameBatch next) {
        var current = bundle;
        if (current == next) {
            return;
        }
        if (current != null) {
            var done = before == null ? new ArrayList<BatchSlice>(4) : before;
            done.add(new BatchSlice(current, first, current.count()));
            before = done;
        }
        bundle = next;
        first = next.count();
    }

    /// Everything, and nothing is left for the next turn.
    List<BatchSlice> take() {
        var current = bundle;
        if (current == null) {
            return List.of();
        }
        var last = new BatchSlice(current, first, current.count());
        var all = before;
        before = null;
        bundle = null;
        current.retain();
        if (all == null) {
            return List.of(last);
        }
        all.forEach(stretch -> stretch.bundle().retain());
        all.add(last);
        return all;
    }
}
