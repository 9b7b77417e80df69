package dev.playhead.ui.version;

import dev.playhead.transport.api.Session;
import dev.playhead.transport.conversation.ChannelState;
import dev.playhead.transport.delivery.MessageArrivals;
import dev.playhead.transport.insight.ChannelHoldings;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.ChannelTrack.MessageMark;
import dev.playhead.transport.insight.MessageVersions;
import dev.playhead.transport.insight.Timeline;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One message of a channel at a moment: its versions until then, and where each had arrived. Immutable.
///
/// @param timeline the session as it was when this was read
/// @param nanos the moment, ns since 1970
/// @param mark what the timeline knows of it; null when it knows nothing
/// @param versions those that there were at the moment
/// @param life the same as steps
/// @param grid what the devices had of each
/// @param devices the devices that had to do with the channel, as they stand in `held`
/// @param held what the devices have; null when nobody knows
record VersionsState(
        Timeline timeline,
        ChannelId channel,
        String serial,
        long nanos,
        @Nullable MessageMark mark,
        MessageVersions versions,
        List<LifeStep> life,
        ArrivalGrid grid,
        List<Integer> devices,
        ChannelHoldings.@Nullable OfMessage held) {
    /// After this time a delivery is late.
    static final long LATE_NANOS = 200_000_000;

    VersionsState {
        life = List.copyOf(life);
        devices = List.copyOf(devices);
    }

    /// Reads a message. Not for the FX thread.
    ///
    /// @param state its channel at the same moment
    /// @throws IOException when the recording cannot be read
    static VersionsState of(Session session, Timeline timeline, ChannelState state, String serial) throws IOException {
        var channel = state.conversation().channel();
        long nanos = state.conversation().atNanos();
        var track = timeline.channel(channel);
        var mark = track == null ? null : track.message(serial);
        var versions = until(session.versions(channel, serial), mark, nanos);
        var arrivals = session.arrivals(channel, serial, LATE_NANOS, nanos);
        var stored = session.history(channel, List.of(serial), nanos).get(serial);
        return new VersionsState(
                timeline,
                channel,
                serial,
                nanos,
                mark,
                versions,
                LifeStep.of(versions),
                grid(versions, arrivals, stored),
                state.holdings().devices(),
                state.holdings().of(serial));
    }

    private static ArrivalGrid grid(MessageVersions versions, MessageArrivals arrivals, @Nullable String stored) {
        return ArrivalGrid.of(versions, arrivals, stored);
    }

    private static MessageVersions until(MessageVersions all, @Nullable MessageMark mark, long nanos) {
        int count = mark == null ? all.all().size() : Math.min(all.all().size(), mark.versionAt(nanos));
        return count == all.all().size()
                ? all
                : new MessageVersions(all.serial(), all.all().subList(0, count));
    }

    /// Returns a version.
    ///
    /// @param number from 1
    MessageVersions.Version version(int number) {
        return versions.all().get(number - 1);
    }

    int count() {
        return versions.all().size();
    }

    /// Returns the name of a participant; "somebody" when nobody knows.
    String who(int participant) {
        return participant < 0
                ? "somebody"
                : timeline.participants().get(participant).name();
    }

    /// Row of the frame that brought a version to a participant, or that was not sent to it; -1 when there is none.
    int frame(int participant, int number) {
        var cell = grid.cell(participant, number);
        return cell == null || cell.position() < 0 ? -1 : timeline.frames().rowOf(cell.position(), participant);
    }
}
