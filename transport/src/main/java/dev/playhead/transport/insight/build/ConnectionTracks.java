package dev.playhead.transport.insight.build;

import dev.playhead.transport.insight.ConnectionEnd;
import dev.playhead.transport.insight.ConnectionTrack;
import dev.playhead.transport.insight.Connections;
import dev.playhead.transport.insight.column.VersionedList;
import dev.playhead.transport.insight.track.ConnectionTrackBuilder;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The tracks of all connections, and who was not let in. What it keeps of a transport goes when that ends.
final class ConnectionTracks {
    private final List<ConnectionTrackBuilder> tracks = new ArrayList<>();
    private final BitSet changed = new BitSet();
    private final VersionedList<ConnectionTrack> published = new VersionedList<>();
    private final VersionedList<Connections.Refused> refused = new VersionedList<>();
    private final VersionedList<Integer> order = new VersionedList<>();
    private final Map<TransportId, Entry.Opened> opened = new HashMap<>();
    // Attempts that are still to be told why, by transport.
    private final Map<TransportId, Integer> untold = new HashMap<>();
    // Tracks of connections that are not over.
    private final Map<ConnectionId, Integer> byConnection = new HashMap<>();
    private final Map<TransportId, Link> links = new HashMap<>();
    private long keptNanos;

    /// @param transport its number among those of the track
    private record Link(int track, int transport) {}

    /// @param keptNanos for how long a connection can be resumed, ns
    void started(long keptNanos) {
        this.keptNanos = keptNanos;
    }

    void opened(Entry.Opened e) {
        var refusal = e.handshake().refusal();
        if (refusal == null) {
            opened.put(e.transport(), e);
            return;
        }
        untold.put(e.transport(), refused.size());
        order.add(~refused.size());
        refused.add(new Connections.Refused(
                e.atNanos(),
                -1,
                e.handshake().remoteAddress(),
                null,
                null,
                null,
                e.handshake().agent(),
                e.handshake().format(),
                refusal.statusCode(),
                refusal.code(),
                String.valueOf(refusal.message())));
    }

    void rejected(Entry.Rejected e, int row) {
        order.add(~refused.size());
        refused.add(new Connections.Refused(
                e.atNanos(),
                row,
                e.remoteAddress(),
                e.request(),
                e.host(),
                e.origin(),
                null,
                null,
                e.status(),
                0,
                e.reason()));
    }

    /// The broker said CONNECTED.
    ///
    /// @param row of that frame in the frames table
    void connected(TransportId transport, ConnectionId connection, int participant, long nanos, int row) {
        var came = opened.remove(transport);
        if (came == null) {
            return; // a CONNECTED that repeats details on a transport that has its connection, after an AUTH
        }
        int index = byConnection.computeIfAbsent(connection, id -> {
            order.add(tracks.size());
            tracks.add(new ConnectionTrackBuilder(id, participant, keptNanos));
            return tracks.size() - 1;
        });
        var track = change(index);
        links.put(transport, new Link(index, track.transports()));
        track.connected(came.handshake(), came.atNanos(), nanos, row);
    }

    private ConnectionTrackBuilder change(int index) {
        changed.set(index);
        return tracks.get(index);
    }

    void reauthenticated(Entry.Reauthenticated e) {
        var link = links.get(e.transport());
        if (link != null && e.identity() != null) {
            change(link.track).identified(e.identity(), e.atNanos());
        }
    }

    /// @param row that the ATTACH has in the frames table
    void asked(TransportId transport, ProtocolMessage attach, long nanos, int row) {
        var link = links.get(transport);
        if (link != null) {
            change(link.track).asked(attach, nanos, row);
        }
    }

    /// The broker said something on a transport. Only what it says of channels, or why somebody is not let
    /// in, counts here.
    ///
    /// @param row of the frame in the frames table
    void said(TransportId transport, ProtocolMessage frame, long nanos, int row) {
        switch (frame.action()) {
            case ATTACHED, DETACHED, ERROR -> {
                var link = links.get(transport);
                var waits = untold.remove(transport);
                if (waits != null) {
                    refused.set(waits, refused.get(waits).told(row));
                } else if (link != null && frame.channel() != null) {
                    change(link.track).said(frame, nanos);
                }
            }
            case null, default -> {}
        }
    }

    void closed(TransportId transport, ConnectionEnd end) {
        opened.remove(transport);
        untold.remove(transport);
        var link = links.remove(transport);
        if (link != null) {
            change(link.track).ended(link.transport, end);
        }
    }

    void over(ConnectionId connection, long nanos) {
        var index = byConnection.remove(connection);
        if (index != null) {
            change(index).over(nanos);
        }
    }

    /// Returns the number of things that wait for something to happen to them.
    int waiting() {
        return opened.size() + untold.size() + byConnection.size() + links.size();
    }

    Connections published() {
        for (int index = changed.nextSetBit(0); index >= 0; index = changed.nextSetBit(index + 1)) {
            var track = tracks.get(index).published();
            if (index == published.size()) {
                published.add(track);
            } else {
                published.set(index, track);
            }
        }
        changed.clear();
        return new Connections(published.view(), refused.view(), order.view());
    }
}
