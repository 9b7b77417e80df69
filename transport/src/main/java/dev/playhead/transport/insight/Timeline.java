package dev.playhead.transport.insight;

import dev.playhead.transport.insight.column.VersionedList;
import dev.playhead.transport.insight.object.ObjectTrack;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Timeline of a session, as far as its log has been read: everything that the lanes draw. Immutable; the
/// feed publishes a new one when something has changed.
///
/// @param startNanos first moment of the session, ns since 1970
/// @param endNanos last moment read
/// @param entries how many log entries are folded in
/// @param objects of the channels that have any, in order of their first change
public record Timeline(
        long startNanos,
        long endNanos,
        long entries,
        Frames frames,
        List<Participant> participants,
        List<Run> runs,
        List<DeviceTrack> tracks,
        List<ChannelTrack> channels,
        List<MemberTrack> members,
        List<FaultTrack> faults,
        List<HeldTrack> held,
        RestRequests rest,
        Connections connections,
        List<ObjectTrack> objects,
        Density density) {
    public Timeline {
        participants = VersionedList.frozen(participants);
        runs = VersionedList.frozen(runs);
        tracks = VersionedList.frozen(tracks);
        channels = VersionedList.frozen(channels);
        members = VersionedList.frozen(members);
        faults = VersionedList.frozen(faults);
        held = VersionedList.frozen(held);
        objects = VersionedList.frozen(objects);
    }

    /// One without REST requests and objects, of whose connections nothing is known.
    public Timeline(
            long startNanos,
            long endNanos,
            long entries,
            Frames frames,
            List<Participant> participants,
            List<Run> runs,
            List<DeviceTrack> tracks,
            List<ChannelTrack> channels,
            List<MemberTrack> members,
            List<FaultTrack> faults,
            Density density) {
        this(
                startNanos,
                endNanos,
                entries,
                frames,
                participants,
                runs,
                tracks,
                channels,
                members,
                faults,
                List.of(),
                RestRequests.NONE,
                Connections.NONE,
                List.of(),
                density);
    }

    /// Returns a channel; null when nothing was published on it.
    public @Nullable ChannelTrack channel(ChannelId id) {
        for (var channel : channels) {
            if (channel.id().equals(id)) {
                return channel;
            }
        }
        return null;
    }

    /// Runs and devices alone, with no frames behind them: a drawing.
    public static Timeline drawing(
            long startNanos, long endNanos, List<Participant> participants, List<Run> runs, List<DeviceTrack> tracks) {
        var none = NoFrames.NONE;
        return new Timeline(
                startNanos, endNanos, 0, none, participants, runs, tracks, List.of(), List.of(), List.of(), none);
    }
}
