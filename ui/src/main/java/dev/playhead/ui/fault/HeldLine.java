package dev.playhead.ui.fault;

import dev.playhead.transport.insight.HeldTrack;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.session.HeldId;
import dev.playhead.ui.format.Formats;
import java.util.List;

/// Line of one frame that waited at a breakpoint at a moment. Immutable.
///
/// @param position of the entry that has the frame
/// @param participant index of the participant that is to get it or has sent it; -1 when nobody knows
/// @param stopped whether it waits to be released; otherwise it waits behind another
/// @param what the frame and its way, in words
/// @param why the breakpoint, and where it is, in words
/// @param how how long it has waited, in words
public record HeldLine(
        HeldId id,
        long position,
        int participant,
        boolean stopped,
        String what,
        String why,
        String how,
        long fromNanos) {
    /// Returns the frames that waited at a moment, ns since 1970, in the order in which they came.
    static List<HeldLine> of(Timeline timeline, long nanos) {
        return timeline.held().stream()
                .filter(track -> track.span().contains(nanos))
                .map(track -> of(timeline, track, nanos))
                .toList();
    }

    /// Returns how many frames waited at a moment, ns since 1970.
    public static long count(Timeline timeline, long nanos) {
        return timeline.held().stream()
                .filter(track -> track.span().contains(nanos))
                .count();
    }

    private static HeldLine of(Timeline timeline, HeldTrack track, long nanos) {
        var hold = track.hold();
        var who = track.participant() < 0
                ? hold.connection().value()
                : timeline.participants().get(track.participant()).name();
        var where = hold.channel() == null ? "" : " on " + hold.channel();
        return new HeldLine(
                hold.id(),
                track.position(),
                track.participant(),
                hold.stopped(),
                track.kind()
                        + (hold.toClient() ? " to " : " from ")
                        + who
                        + (track.text().isEmpty() ? "" : ": \u201c" + track.text() + "\u201d"),
                (hold.stopped() ? "stopped by " + hold.rule() : "waits behind another of " + hold.rule()) + where,
                "for " + Formats.seconds(nanos - track.span().fromNanos()),
                track.span().fromNanos());
    }
}
