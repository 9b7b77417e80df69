package dev.playhead.ui.finding;

import dev.playhead.transport.check.Finding;
import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.insight.Timeline;
import java.util.List;

/// Leads from entries of the log to the rows of the frames table.
final class EvidenceRows {
    private EvidenceRows() {}

    /// The rows of what proves a finding, in its order; -1 for an entry that no row shows.
    static List<Integer> of(Timeline timeline, Finding finding) {
        return finding.evidence().stream()
                .map(position -> of(timeline.frames(), position, finding.participant()))
                .toList();
    }

    /// Row of the entry at a position, for a participant if it went to many; -1 when there is none.
    static int of(Frames frames, long position, int participant) {
        int first = frames.rowOf(position);
        for (int row = first; row >= 0 && row < frames.count() && frames.position(row) == position; row++) {
            if (frames.participant(row) == participant) {
                return row;
            }
        }
        return first >= 0 && first < frames.count() && frames.position(first) == position ? first : -1;
    }
}
