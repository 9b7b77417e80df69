package dev.playhead.ui.finding;

import dev.playhead.transport.check.Finding;
import dev.playhead.transport.insight.Timeline;
import java.util.List;

/// Leads from entries of the log to the rows of the frames table.
final class EvidenceRows {
    private EvidenceRows() {}

    /// The rows of what proves a finding, in its order; -1 for an entry that no row shows.
    static List<Integer> of(Timeline timeline, Finding finding) {
        return finding.evidence().stream()
                .map(position -> timeline.frames().rowOf(position, finding.participant()))
                .toList();
    }
}
