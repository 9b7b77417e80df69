package dev.playhead.ui.timeline;

import dev.playhead.transport.insight.ChannelTrack;
import dev.playhead.transport.insight.DeviceTrack;
import dev.playhead.transport.insight.FaultTrack;
import dev.playhead.transport.insight.Run;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.timeline.LaneLayout.Row;

/// What lies under the pointer.
final class HitTest {
    private static final double NEAR = 6;

    private HitTest() {}

    /// What a click at `x` in a row chooses.
    static Selection at(Timeline timeline, Row row, TimeScale scale, double x) {
        long nanos = scale.nanosAt(x);
        return switch (row.kind()) {
            case RUNS -> run(timeline, row, scale, x);
            case DEVICES ->
                new Selection.OfDevice(timeline.tracks().get(row.subject()).participant(), nanos);
            case CHANNEL -> message(timeline.channels().get(row.subject()), row.subject(), scale, x);
            case AGENTS, PRESENCE, FAULTS -> Selection.NONE;
        };
    }

    private static Selection run(Timeline timeline, Row row, TimeScale scale, double x) {
        for (int index : row.items()) {
            Run run = timeline.runs().get(index);
            long from = run.askedNanos() == 0 ? run.startedNanos() : run.askedNanos();
            long to = run.endedNanos() == 0 ? timeline.endNanos() : run.endedNanos();
            if (x >= scale.x(from) - NEAR && x <= scale.x(to) + NEAR) {
                return new Selection.OfRun(index);
            }
        }
        return Selection.NONE;
    }

    private static Selection message(ChannelTrack track, int channel, TimeScale scale, double x) {
        int best = -1;
        double nearest = NEAR + 0.001;
        for (int i = 0; i < track.messages().size(); i++) {
            double away = Math.abs(scale.x(track.messages().get(i).createdNanos()) - x);
            if (away < nearest) {
                nearest = away;
                best = i;
            }
        }
        return best < 0 ? Selection.NONE : new Selection.OfMessage(channel, best);
    }

    /// The nearest event within 6 px of `nanos`; `nanos` itself when there is none.
    static long snap(Timeline timeline, TimeScale scale, long nanos) {
        var nearest = new Nearest(
                nanos,
                Math.round(NEAR * (scale.nanosAt(scale.width()) - scale.fromNanos()) / Math.max(1, scale.width())));
        for (Run run : timeline.runs()) {
            nearest.offer(run.askedNanos());
            nearest.offer(run.startedNanos());
            nearest.offer(run.firstTextNanos());
            nearest.offer(run.endedNanos());
        }
        for (DeviceTrack track : timeline.tracks()) {
            for (var absence : track.absences()) {
                nearest.offer(absence.span().fromNanos());
                nearest.offer(absence.span().toNanos());
            }
        }
        for (FaultTrack fault : timeline.faults()) {
            nearest.offer(fault.span().fromNanos());
            nearest.offer(fault.span().toNanos());
        }
        int row = timeline.frames().rowAt(nanos);
        if (row >= 0) {
            nearest.offer(timeline.frames().atNanos(row));
        }
        if (row + 1 < timeline.frames().count()) {
            nearest.offer(timeline.frames().atNanos(row + 1));
        }
        return nearest.found;
    }

    private static final class Nearest {
        private final long wanted;
        private long reach;
        private long found;

        Nearest(long wanted, long reach) {
            this.wanted = wanted;
            this.reach = reach;
            this.found = wanted;
        }

        void offer(long nanos) {
            long away = Math.abs(nanos - wanted);
            if (nanos != 0 && nanos != Long.MAX_VALUE && away <= reach) {
                reach = away;
                found = nanos;
            }
        }
    }
}
