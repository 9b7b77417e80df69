package dev.playhead.transport.insight.build;

import dev.playhead.transport.protocol.ErrorInfo;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the broker has refused, and why: by the position of the entry that brought it.
final class RefusalIndex {
    private final Map<Long, ErrorInfo> reasons = new HashMap<>(); // looked up only, never iterated
    private final FrameColumns frames;

    RefusalIndex(FrameColumns frames) {
        this.frames = frames;
    }

    /// What arrived at `position` was refused. Does nothing when that was nothing that a client sent.
    void refused(long position, ErrorInfo error) {
        int row = frames.firstOf(position);
        if (frames.isArrival(row, position)) {
            reasons.put(position, error);
            frames.refused(row, error.code() == 0 ? error.statusCode() : error.code());
        }
    }

    /// Why the broker refused what arrived at `position`; null when it did not.
    @Nullable
    ErrorInfo reason(long position) {
        return reasons.get(position);
    }
}
