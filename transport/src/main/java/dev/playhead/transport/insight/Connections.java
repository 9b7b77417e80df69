package dev.playhead.transport.insight;

import dev.playhead.transport.insight.column.VersionedList;
import dev.playhead.transport.protocol.Format;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The connections of a session, and the attempts that never became one. Immutable.
///
/// @param tracks in order of their first CONNECTED
/// @param refused in order of time
/// @param order of both together: the index of a track, or the complement (`~`) of the index of one who was
/// refused
public record Connections(List<ConnectionTrack> tracks, List<Refused> refused, List<Integer> order) {
    /// No connections.
    public static final Connections NONE = new Connections(List.of(), List.of(), List.of());

    public Connections {
        tracks = VersionedList.frozen(tracks);
        refused = VersionedList.frozen(refused);
        order = VersionedList.frozen(order);
    }

    /// Returns how many of both there had been by a moment, ns since 1970.
    public int countUntil(long nanos) {
        return Span.begunAt(order, each -> new Span(sinceNanos(each), Span.OPEN), nanos);
    }

    private long sinceNanos(int item) {
        return item >= 0 ? tracks.get(item).sinceNanos() : refused.get(~item).atNanos();
    }

    /// The connection at a place of the [#order]; null when it is one who was refused.
    public @Nullable ConnectionTrack trackAt(int place) {
        int item = order.get(place);
        return item < 0 ? null : tracks.get(item);
    }

    /// The one who was refused at a place of the [#order]; null when it is a connection.
    public @Nullable Refused refusedAt(int place) {
        int item = order.get(place);
        return item < 0 ? refused.get(~item) : null;
    }

    /// Somebody who was not let in. No frame was exchanged, but for the ERROR that told a client so.
    ///
    /// @param atNanos when, ns since 1970
    /// @param row in [Timeline#frames] of what the broker said or noted; -1 while there is none
    /// @param remoteAddress address and port that it came from
    /// @param request method and target of its request, secrets masked; null when no request could be read
    /// @param host the Host header; null when there was none, or it is not recorded
    /// @param origin the Origin header of a web page; null when there was none, or it is not recorded
    /// @param sdk SDK and platform as the client states them; null when not said
    /// @param format how it wanted frames to be written; null when it did not come so far
    /// @param status HTTP status of the answer; 0 when there was none
    /// @param code of the error; 0 when the answer named none
    /// @param reason what was wrong, in a sentence
    public record Refused(
            long atNanos,
            int row,
            String remoteAddress,
            @Nullable String request,
            @Nullable String host,
            @Nullable String origin,
            @Nullable String sdk,
            @Nullable Format format,
            int status,
            int code,
            String reason) {
        /// Returns this one with the row of what it was told.
        public Refused told(int toldRow) {
            return new Refused(
                    atNanos, toldRow, remoteAddress, request, host, origin, sdk, format, status, code, reason);
        }
    }
}
