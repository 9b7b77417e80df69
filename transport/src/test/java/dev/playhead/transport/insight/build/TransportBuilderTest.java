package dev.playhead.transport.insight.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.playhead.transport.fault.Slow;
import dev.playhead.transport.insight.ConnectionStatus;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.CloseReason;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How transports come, are slowed and end.
class TransportBuilderTest {
    private final SessionScript session = new SessionScript()
            .connect("ann")
            .attach("ann", "room")
            .connect("bob")
            .attach("bob", "room");

    private ConnectionStatus.State state(String name) {
        return session.connectionStatus(name).state();
    }

    @Test
    void aDelayIsOfItsDeviceUntilItsRuleEnds() {
        session.set("ann", new Slow(300));
        assertEquals(ConnectionStatus.State.SLOW, state("ann"));
        assertEquals(ConnectionStatus.State.CONNECTED, state("bob"));
        assertEquals(300, session.track("ann").slows().getFirst().latencyMs());
        session.restore();
        assertEquals(ConnectionStatus.State.CONNECTED, state("ann"));
        assertFalse(session.track("ann").slows().getFirst().span().isOpen());
    }

    @Test
    void aCutThatEndsLeavesADeviceToComeBack() {
        session.cut("ann");
        assertEquals(ConnectionStatus.State.CUT, state("ann"));
        session.restore();
        assertEquals(ConnectionStatus.State.RETURNING, state("ann"));
        session.resume("ann");
        assertEquals(ConnectionStatus.State.RECOVERED, state("ann"));
    }

    @Test
    void aGoodbyeIsNoAbsenceAndNothingStaysOfItsConnection() {
        session.close("ann");
        assertEquals(ConnectionStatus.State.GONE, state("ann"));
        assertEquals(List.of(), session.track("ann").absences());
        assertEquals(1, session.builder().indices.connections.size());
    }

    @Test
    void theEndOfATransportThatWasReplacedChangesNothing() {
        var older = new TransportId(1);
        session.resume("ann");
        long position = session.log().size();
        session.builder()
                .accept(new Entry.Closed(position, session.now() + 1, older, CloseReason.LOST), Decoded.NOTHING);
        assertFalse(state("ann") == ConnectionStatus.State.LOST);
        assertEquals(1, session.track("ann").absences().size());
        assertNull(session.track("ann").endAt(session.now() + 1));
    }

    @Test
    void aConnectionThatIsOverIsForgotten() {
        session.publish("ann", "room", "hello");
        assertEquals(1, session.builder().indices.resends.connections());
        session.lose("ann").pass(300_000);
        assertEquals(0, session.builder().indices.resends.connections());
        assertEquals(ConnectionStatus.State.SUSPENDED, state("ann"));
    }
}
