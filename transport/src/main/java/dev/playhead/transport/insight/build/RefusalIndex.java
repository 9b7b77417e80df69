package dev.playhead.transport.insight.build;

import dev.playhead.transport.insight.column.LongTable;
import dev.playhead.transport.insight.row.FrameColumns;
import dev.playhead.transport.protocol.ErrorInfo;

/// Refusals of the broker: by the position of the entry that brought it, where the reason stands.
final class RefusalIndex {
    private final LongTable reasons = new LongTable();
    private final FrameColumns frames;

    RefusalIndex(FrameColumns frames) {
        this.frames = frames;
    }

    /// Notes that what arrived at `position` was refused. Does nothing when that was nothing that a client
    /// sent.
    ///
    /// @param by position of the entry that says why
    void refused(long position, ErrorInfo error, long by) {
        int row = frames.firstOf(position);
        if (frames.isArrival(row, position)) {
            reasons.put(position, by);
            frames.refused(row, error.code() == 0 ? error.statusCode() : error.code());
        }
    }

    /// Position of the entry that says why the broker refused what arrived at `position`; -1 when it did not.
    long reason(long position) {
        return reasons.get(position, -1);
    }
}
