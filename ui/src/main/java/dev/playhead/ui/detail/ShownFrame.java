package dev.playhead.ui.detail;

import dev.playhead.transport.insight.FrameDetail;
import dev.playhead.transport.insight.Timeline;

/// The frame that is looked at, with the session around it. Immutable.
///
/// @param timeline one that has the row, and every row that the detail leads to
record ShownFrame(Timeline timeline, FrameDetail detail) {
    /// Returns the name of whoever sent or got what a row stands for; "somebody" when nobody knows.
    String who(int row) {
        int participant = timeline.frames().participant(row);
        return participant < 0
                ? "somebody"
                : timeline.participants().get(participant).name();
    }
}
