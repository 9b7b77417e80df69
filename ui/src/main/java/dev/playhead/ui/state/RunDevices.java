package dev.playhead.ui.state;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.DeviceTrack;
import dev.playhead.transport.insight.Run;
import dev.playhead.transport.insight.Span;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.protocol.ChannelMode;
import dev.playhead.transport.protocol.QualifiedName;
import java.util.ArrayList;
import java.util.List;

/// Devices that lack text of a run at a moment: those that are away while it grows, and those that came
/// back and cannot be sent what they missed. What is on its way to a device is not counted.
final class RunDevices {
    private RunDevices() {}

    /// A device and what it lacks.
    ///
    /// @param participant its index in the timeline
    /// @param appends how many appends of the run it misses; 0 when it lacks whole messages of it
    /// @param fromNanos since when, ns since 1970
    record Lacking(int participant, int appends, long fromNanos) {}

    static List<Lacking> of(Timeline timeline, Run run, long nanos) {
        var lacking = new ArrayList<Lacking>();
        for (var track : timeline.tracks()) {
            if (track.participant() == run.agent()
                    || !timeline.participants().get(track.participant()).isDevice()) {
                continue;
            }
            var away = Span.at(track.absences(), DeviceTrack.Absence::span, nanos);
            int missed = away == null
                            || !wasAttached(
                                    timeline,
                                    track.participant(),
                                    run.channel(),
                                    away.span().fromNanos())
                    ? 0
                    : run.tokens().countUntil(nanos)
                            - run.tokens().firstFrom(away.span().fromNanos());
            if (missed > 0 && away != null) {
                lacking.add(new Lacking(track.participant(), missed, away.span().fromNanos()));
            } else {
                track.gaps().stream()
                        .filter(gap -> gap.channel().equals(run.channel())
                                && run.streams().stream().anyMatch(serial -> gap.lacks(serial, nanos)))
                        .findFirst()
                        .ifPresent(gap -> lacking.add(
                                new Lacking(track.participant(), 0, gap.span().fromNanos())));
            }
        }
        return lacking;
    }

    // Whoever was not attached to the channel, or not to be told of messages, misses nothing of it.
    private static boolean wasAttached(Timeline timeline, int participant, ChannelId channel, long nanos) {
        var tracks = timeline.connections().tracks();
        for (int i = tracks.size() - 1; i >= 0; i--) {
            var track = tracks.get(i);
            if (track.participant() == participant && track.sinceNanos() < nanos) {
                return track.attachmentsAt(nanos).stream()
                        .anyMatch(each -> QualifiedName.base(each.channel()).equals(channel.name())
                                && each.granted().contains(ChannelMode.SUBSCRIBE));
            }
        }
        return false;
    }
}
