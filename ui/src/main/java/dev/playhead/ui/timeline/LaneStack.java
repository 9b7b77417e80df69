package dev.playhead.ui.timeline;

import dev.playhead.transport.check.Finding;
import dev.playhead.ui.lane.ArrangedLanes;
import dev.playhead.ui.lane.ChannelChooser;
import dev.playhead.ui.time.IdleTime;
import dev.playhead.ui.time.TimeFolds;
import dev.playhead.ui.time.TimelineViewport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The lanes of a timeline as somebody wants them: which channels have one, how all of them lie, and what time is
/// folded. FX
/// thread.
final class LaneStack {
    private final ArrangedLanes arranged;
    private final TimelineViewport viewport;
    private final IdleTime idle = new IdleTime();
    private final ChannelChoice choice = new ChannelChoice();
    private @Nullable LaneSource source;
    // Those of all channels, and those that are on screen.
    private List<Lane> all = List.of();
    private List<Lane> lanes = List.of();
    private LaneLayout layout = LaneLayout.EMPTY;

    LaneStack(ArrangedLanes arranged, TimelineViewport viewport) {
        this.arranged = arranged;
        this.viewport = viewport;
    }

    /// Takes another state of the session, or another session.
    void take(LaneSource next) {
        source = next;
        all = Lane.of(next);
        fold(next);
        viewport.session(next.timeline().startNanos(), next.timeline().endNanos());
        lay(next);
    }

    /// Lays the lanes anew: somebody wants them otherwise.
    void arrange() {
        var known = source;
        if (known != null) {
            fold(known);
            lay(known);
        }
    }

    private void fold(LaneSource of) {
        viewport.fold(
                arranged.arrangement().idleFolded()
                        ? idle.of(of.timeline(), of.findings().stream().mapToLong(Finding::atNanos))
                        : TimeFolds.NONE);
    }

    private void lay(LaneSource of) {
        var arrangement = arranged.arrangement();
        lanes = choice.of(all, arrangement.channels(), of.timeline(), viewport);
        layout = LaneLayout.of(lanes, arrangement);
    }

    LaneLayout layout() {
        return layout;
    }

    /// Returns the number of lanes that are on screen.
    int count() {
        return lanes.size();
    }

    /// Returns all channels for a person to choose from.
    List<ChannelChooser.Row> channels() {
        return choice.rows(all, lanes);
    }
}
