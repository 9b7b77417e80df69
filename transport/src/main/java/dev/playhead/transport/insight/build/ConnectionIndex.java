package dev.playhead.transport.insight.build;

import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.TransportId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Connections by the open transports that carry them. Holds nothing of a transport that has ended.
final class ConnectionIndex {
    private final Map<TransportId, ConnectionId> open = new HashMap<>();

    void connected(TransportId transport, ConnectionId connection) {
        open.put(transport, connection);
    }

    /// The connection of an open transport; null when it has none, or when nobody knows the transport.
    @Nullable
    ConnectionId of(TransportId transport) {
        return open.get(transport);
    }

    /// The transport has ended. Returns the connection that it carried; null when it carried none.
    @Nullable
    ConnectionId closed(TransportId transport) {
        return open.remove(transport);
    }

    int size() {
        return open.size();
    }
}
