package dev.playhead.transport.insight.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is sent once more, under the same number or on a connection that is new.
class ResendIndexTest {
    private static final ConnectionId ONE = new ConnectionId("one");
    private static final ConnectionId OTHER = new ConnectionId("other");

    private final ResendIndex resends = new ResendIndex();

    private boolean arrived(long position, int participant, ConnectionId connection, long msgSerial, String text) {
        var message = Message.builder().data(new Data.Text(text)).build();
        return resends.arrived(
                position,
                participant,
                connection,
                ProtocolMessage.builder(Action.MESSAGE)
                        .channel("room")
                        .msgSerial(msgSerial)
                        .messages(List.of(message))
                        .build());
    }

    @Test
    void aNumberThatComesAgainOnItsConnectionNamesTheFirst() {
        assertFalse(arrived(10, 0, ONE, 0, "a"));
        assertFalse(arrived(11, 0, ONE, 1, "b"));
        assertTrue(arrived(20, 0, ONE, 0, "a"));
        assertTrue(arrived(21, 0, ONE, 1, "b"));
        assertTrue(arrived(30, 0, ONE, 0, "a"), "a third time");
        assertEquals(10, resends.first(20));
        assertEquals(11, resends.first(21));
        assertEquals(10, resends.first(30));
        assertEquals(-1, resends.first(10));
        assertEquals(30, resends.last(10));
        assertEquals(21, resends.last(11));
        assertEquals(-1, resends.last(20));
    }

    @Test
    void twoConnectionsCountForThemselves() {
        assertFalse(arrived(10, 0, ONE, 0, "a"));
        assertFalse(arrived(11, 1, OTHER, 0, "a"));
        assertEquals(2, resends.connections());
        resends.ended(ONE);
        resends.ended(ONE);
        assertEquals(1, resends.connections());
    }

    @Test
    void whatWaitedIsRepeatedFromZeroOnceContinuityIsLostUntilSomethingNewComes() {
        arrived(10, 0, ONE, 5, "a");
        arrived(11, 0, ONE, 6, "b");
        resends.continuityLost(0);
        assertTrue(arrived(20, 0, OTHER, 0, "b"));
        assertEquals(11, resends.first(20));
        assertFalse(arrived(21, 0, OTHER, 1, "new"));
        assertFalse(arrived(22, 0, OTHER, 2, "a"), "what is repeated comes before what is new");
    }

    @Test
    void whoSaidGoodbyeRepeatsNothing() {
        arrived(10, 0, ONE, 0, "a");
        resends.continuityLost(0);
        resends.left(0);
        assertFalse(arrived(20, 0, OTHER, 0, "a"));
    }

    @Test
    void whatHasNoNumberIsNoResend() {
        var heartbeat = ProtocolMessage.builder(Action.HEARTBEAT).build();
        assertFalse(resends.arrived(1, 0, ONE, heartbeat));
        assertFalse(resends.arrived(2, 0, ONE, heartbeat));
        assertFalse(arrived(3, 0, ONE, 0, "a"));
    }
}
