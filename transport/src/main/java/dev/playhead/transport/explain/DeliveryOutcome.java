package dev.playhead.transport.explain;

import dev.playhead.transport.insight.ConnectionStatus;
import dev.playhead.transport.insight.DeviceTrack.Absence;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.insight.build.TimelineBuilder;
import dev.playhead.transport.log.Entry;
import java.util.List;

/// Outcome of a frame that was not sent to somebody whose connection was lost.
enum DeliveryOutcome {
    /// A resume brings it.
    WAITS(" A resume brings it."),
    /// A resume brought it.
    RESUMED(" The resume brought it."),
    /// Its participant has been away for longer than a connection is kept.
    EXPIRED(" Nothing can be resumed any more, so only the history has it."),
    /// Its participant came back without a resume.
    LOST(" The device came back without a resume, so only the history has it."),

    /// A fault has kept it from a client that was there, which goes on as if it had got it.
    DROPPED(" No resume brings it: for the broker it was sent.");

    private final String sentence;

    DeliveryOutcome(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }

    /// Returns whether a fault has kept a frame from clients that were there.
    static boolean isDropped(Entry.FrameUndelivered entry, TimelineBuilder builder) {
        return entry.rule() != null
                && builder.rule(entry.rule())
                        .filter(rule -> !rule.fault().keepsAway())
                        .isPresent();
    }

    /// @param connectionStatuses how every participant stands at the moment that is asked about
    /// @param sentNanos when the frame was not sent, ns since 1970
    /// @param nanos the moment that is asked about, ns since 1970
    static DeliveryOutcome of(
            Timeline timeline, List<ConnectionStatus> connectionStatuses, int participant, long sentNanos, long nanos) {
        for (var absence : timeline.tracks().get(participant).absences()) {
            if (absence.span().contains(sentNanos)) {
                return of(absence, connectionStatuses.get(participant), nanos);
            }
        }
        return WAITS;
    }

    private static DeliveryOutcome of(Absence absence, ConnectionStatus connectionStatus, long nanos) {
        if (!absence.span().isOpen() && absence.span().toNanos() <= nanos) {
            return absence.resumed() ? RESUMED : LOST;
        }
        return connectionStatus.state() == ConnectionStatus.State.SUSPENDED ? EXPIRED : WAITS;
    }
}
