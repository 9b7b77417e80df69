package dev.playhead.ui.state;

import dev.playhead.transport.insight.DeviceTrack;
import dev.playhead.transport.insight.Run;
import dev.playhead.transport.insight.Span;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.table.Tone;

/// State of a run at a moment, which need not be the last one of the session.
public enum RunState {
    /// Started, and nothing was said yet.
    WAITING("no text yet", Tone.MUTED),
    STREAMING("streaming", Tone.ALIVE),
    SUSPENDED("suspended", Tone.WARN),
    /// Stopped by somebody, and its agent has not ended it yet.
    STOPPING("stop asked for", Tone.WARN),
    COMPLETE("complete", Tone.PLAIN),
    STOPPED("stopped", Tone.PLAIN),
    ERROR("ended with an error", Tone.FAULT),
    ORPHANED("orphaned", Tone.FAULT);

    private final String words;
    private final Tone tone;

    RunState(String words, Tone tone) {
        this.words = words;
        this.tone = tone;
    }

    /// Returns it in a few words.
    public String words() {
        return words;
    }

    /// Returns the tone of these.
    public Tone tone() {
        return tone;
    }

    /// Returns the state of a run at a moment, ns since 1970.
    public static RunState of(Timeline timeline, Run run, long nanos) {
        if (run.endedNanos() != 0 && run.endedNanos() <= nanos) {
            return switch (run.status()) {
                case STOPPED -> STOPPED;
                case ERROR -> ERROR;
                case COMPLETE, STARTED, STREAMING, SUSPENDED, ORPHANED -> COMPLETE;
            };
        }
        if (Span.at(run.suspensions(), span -> span, nanos) != null) {
            return SUSPENDED;
        }
        if (isGone(timeline, run.agent(), nanos)) {
            return ORPHANED;
        }
        var stop = run.stop();
        if (stop != null && stop.atNanos() <= nanos) {
            return STOPPING;
        }
        return run.firstTextNanos() == 0 || run.firstTextNanos() > nanos ? WAITING : STREAMING;
    }

    // An agent that never had a transport publishes over REST, and is not missed.
    private static boolean isGone(Timeline timeline, int agent, long nanos) {
        if (agent < 0 || agent >= timeline.tracks().size()) {
            return false;
        }
        var track = timeline.tracks().get(agent);
        return Span.begunAt(track.links(), DeviceTrack.Link::span, nanos) > 0 && track.viaAt(nanos) == null;
    }
}
