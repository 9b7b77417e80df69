package dev.playhead.transport.scenario.verdict;

import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.insight.Run;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.scenario.Measure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Times that were measured in a session.
final class Measured {
    private Measured() {}

    /// One of them.
    ///
    /// @param nanos how long it took, ns
    /// @param row of the frames table, from 0, at which it ended; -1 when there is none
    record Time(long nanos, int row) {}

    /// All of them, the shortest first.
    static List<Time> of(Measure measure, Timeline timeline) {
        var times = new ArrayList<Time>();
        switch (measure) {
            case TTFT -> timeline.runs().forEach(run -> ttft(run, timeline.frames(), times));
            case GAP -> timeline.runs().forEach(run -> gaps(run, timeline.frames(), times));
            case RUN ->
                timeline.runs().forEach(run -> {
                    if (run.startedNanos() != 0 && run.endedNanos() != 0) {
                        times.add(time(run.startedNanos(), run.endedNanos(), run.agent(), timeline.frames()));
                    }
                });
            case LATENCY -> latencies(timeline.frames(), times);
            case RECONNECT -> reconnects(timeline, times);
        }
        times.sort(Comparator.comparingLong(Time::nanos));
        return times;
    }

    private static void ttft(Run run, Frames frames, List<Time> times) {
        long asked = run.askedNanos() != 0 ? run.askedNanos() : run.startedNanos();
        if (asked != 0 && run.firstTextNanos() != 0) {
            times.add(time(asked, run.firstTextNanos(), run.agent(), frames));
        }
    }

    private static void gaps(Run run, Frames frames, List<Time> times) {
        var tokens = run.tokens();
        for (int i = 1; i < tokens.size(); i++) {
            times.add(time(tokens.atNanos(i - 1), tokens.atNanos(i), run.agent(), frames));
        }
    }

    private static Time time(long from, long to, int by, Frames frames) {
        return new Time(to - from, frames.arrivalAt(to, by));
    }

    private static void latencies(Frames frames, List<Time> times) {
        for (int row = 0; row < frames.count(); row++) {
            long latency = frames.latencyNanos(row);
            if (latency >= 0 && frames.way(row) == Frames.Way.OUT) {
                times.add(new Time(latency, row));
            }
        }
    }

    private static void reconnects(Timeline timeline, List<Time> times) {
        for (var track : timeline.tracks()) {
            for (var absence : track.absences()) {
                if (!absence.span().isOpen()) {
                    long to = absence.span().toNanos();
                    times.add(new Time(
                            to - absence.span().fromNanos(), timeline.frames().rowAt(to)));
                }
            }
        }
    }
}
