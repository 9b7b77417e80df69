package dev.playhead.transport.api;

import dev.playhead.transport.insight.DeviceTrack.Absence;
import dev.playhead.transport.insight.Standing;
import dev.playhead.transport.insight.Timeline;
import java.util.List;

/// What became of a frame that was not sent to somebody whose connection was lost.
enum Fate {
    /// A resume brings it.
    WAITS(" A resume brings it."),
    /// A resume brought it.
    RESUMED(" The resume brought it."),
    /// Its party has been away for longer than a connection is kept.
    EXPIRED(" Nothing can be resumed any more, so only the history has it."),
    /// Its party came back without a resume.
    LOST(" The device came back without a resume, so only the history has it.");

    private final String sentence;

    Fate(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }

    /// @param standings how every party stands at the moment that is asked about
    /// @param sentNanos when the frame was not sent, ns since 1970
    /// @param nanos the moment that is asked about, ns since 1970
    static Fate of(Timeline timeline, List<Standing> standings, int party, long sentNanos, long nanos) {
        for (var absence : timeline.tracks().get(party).absences()) {
            if (absence.span().contains(sentNanos)) {
                return of(absence, standings.get(party), nanos);
            }
        }
        return WAITS;
    }

    private static Fate of(Absence absence, Standing standing, long nanos) {
        if (!absence.span().isOpen() && absence.span().toNanos() <= nanos) {
            return absence.resumed() ? RESUMED : LOST;
        }
        return standing.state() == Standing.State.SUSPENDED ? EXPIRED : WAITS;
    }
}
