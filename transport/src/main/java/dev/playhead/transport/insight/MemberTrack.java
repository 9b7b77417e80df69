package dev.playhead.transport.insight;

import dev.playhead.transport.insight.column.VersionedList;
import java.util.List;

/// One member's stay in the presence set of one channel. Immutable.
///
/// @param participant index in [Timeline#participants]; -1 when unknown
/// @param unseenFromNanos since when the member is listed though its connection is gone; [Span#OPEN] when it is
///     not
/// @param changes what it brought along, and each time that it brought something else, in order
public record MemberTrack(
        ChannelId channel, String clientId, int participant, Span listed, long unseenFromNanos, List<Change> changes) {
    public MemberTrack {
        changes = VersionedList.frozen(changes);
    }

    /// One of whose data nothing is known.
    public MemberTrack(ChannelId channel, String clientId, int participant, Span listed, long unseenFromNanos) {
        this(channel, clientId, participant, listed, unseenFromNanos, List.of());
    }

    /// @param atNanos when others were told, ns since 1970
    /// @param data as text, long ones shortened and saying so; empty for none
    public record Change(long atNanos, String data) {}

    /// Returns how many of its changes had happened by a moment, ns since 1970.
    public int changesUntil(long nanos) {
        return Span.begunAt(changes, change -> new Span(change.atNanos, Span.OPEN), nanos);
    }

    /// Returns what it had brought along by a moment, ns since 1970; empty for nothing.
    public String dataAt(long nanos) {
        int begun = changesUntil(nanos);
        return begun == 0 ? "" : changes.get(begun - 1).data;
    }

    /// Returns it as one that has left by then, ns since 1970.
    public MemberTrack leftAt(long nanos) {
        var until = new Span(listed.fromNanos(), nanos);
        return new MemberTrack(channel, clientId, participant, until, unseenFromNanos, changes);
    }

    /// Returns it as not seen since then, ns since 1970; [Span#OPEN] when it is seen.
    public MemberTrack unseenFrom(long nanos) {
        return new MemberTrack(channel, clientId, participant, listed, nanos, changes);
    }

    /// Returns it with all that it has brought along by now.
    public MemberTrack bringing(List<Change> all) {
        return new MemberTrack(channel, clientId, participant, listed, unseenFromNanos, all);
    }
}
