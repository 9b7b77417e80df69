package dev.playhead.transport.insight.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.TransportId;
import org.junit.jupiter.api.Test;

/// Which connection an open transport carries.
class ConnectionIndexTest {
    private static final TransportId ONE = new TransportId(1);
    private static final TransportId OTHER = new TransportId(2);
    private static final ConnectionId CONNECTION = new ConnectionId("c");

    private final ConnectionIndex connections = new ConnectionIndex();

    @Test
    void aConnectionMayHaveANewTransportBeforeItsOldOneHasEnded() {
        connections.connected(ONE, CONNECTION);
        connections.connected(OTHER, CONNECTION);
        assertEquals(CONNECTION, connections.of(ONE));
        assertEquals(CONNECTION, connections.closed(ONE));
        assertNull(connections.of(ONE));
        assertEquals(CONNECTION, connections.of(OTHER));
    }

    @Test
    void connectedSaidTwiceIsOneAndNothingStaysOfWhatHasEnded() {
        connections.connected(ONE, CONNECTION);
        connections.connected(ONE, CONNECTION);
        assertEquals(1, connections.size());
        assertEquals(CONNECTION, connections.closed(ONE));
        assertNull(connections.closed(ONE));
        assertNull(connections.closed(OTHER), "it never was a connection");
        assertEquals(0, connections.size());
    }
}
