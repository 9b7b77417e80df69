package dev.playhead.ui.compare.band;

import dev.playhead.transport.compare.ComparedRun;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.Timeline;
import java.util.List;

/// One side: its timeline and its runs, each by the clock of its recording. Immutable.
///
/// @param letter `A` or `B`
/// @param title short name beside the letter
/// @param devices those that have a strip, in their order
public record BandSide(
        String letter, String title, Timeline timeline, List<ComparedRun> runs, List<Participant> devices) {
    public BandSide {
        runs = List.copyOf(runs);
        devices = List.copyOf(devices);
    }

    long startNanos() {
        return timeline.startNanos();
    }

    long lengthNanos() {
        return Math.max(1, timeline.endNanos() - timeline.startNanos());
    }

    /// Returns when a run began, ns since the start of the side.
    long began(ComparedRun run) {
        return run.beganNanos() - startNanos();
    }

    /// Returns when a run ended, ns since the start of the side.
    long ended(ComparedRun run) {
        return run.endedNanos() - startNanos();
    }
}
