package dev.playhead.transport.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.session.Limits;
import dev.playhead.transport.session.TimerId;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Limits are off until switched on, and refuse with the codes of the service.
class LimitsTest {
    private final BrokerScript script = new BrokerScript(5);

    private void limit(String name, int most) {
        script.apply(new Input.LimitsSet(1_000, Limits.of(Map.of(name, Integer.toString(most)))));
    }

    private int code(String client) {
        ProtocolMessage last = script.got(client).getLast();
        return last.error() == null ? 0 : last.error().code();
    }

    @Test
    void withoutLimitsNothingIsTooMuch() {
        script.connect("ann").attach("ann", "room");
        for (int i = 0; i < 500; i++) {
            script.publish("ann", "room", "m" + i).attach("ann", "room" + i);
        }
        assertEquals(500, script.got("ann", Action.ACK).size());
        assertEquals(501, script.got("ann", Action.ATTACHED).size());
    }

    @Test
    void messagesInASecond() {
        limit("messages-per-second", 3);
        script.connect("ann").attach("ann", "room");
        for (int i = 0; i < 5; i++) {
            script.publish("ann", "room", "m" + i);
        }
        assertEquals(3, script.got("ann", Action.ACK).size());
        assertEquals(
                42911,
                Objects.requireNonNull(script.got("ann", Action.NACK).getFirst().error())
                        .code());
        script.fire(TimerId.Purpose.HEARTBEAT, "", 1_000).publish("ann", "room", "later");
        assertEquals(4, script.got("ann", Action.ACK).size());
    }

    @Test
    void attachmentsOfAConnection() {
        limit("channels", 2);
        script.connect("ann")
                .attach("ann", "a")
                .attach("ann", "b")
                .attach("ann", "a")
                .attach("ann", "c");
        assertEquals(90010, code("ann"));
        assertEquals("c", script.got("ann").getLast().channel());
    }

    @Test
    void connectionsAtOnceButNotThoseThatComeBack() {
        limit("connections", 1);
        script.connect("ann").connect("bob");
        assertEquals(80021, code("bob"));
        script.lose("ann").resume("ann");
        assertEquals(Action.CONNECTED, script.got("ann").getLast().action());
    }

    @Test
    void membersOfAChannel() {
        limit("members", 1);
        script.connect("ann").attach("ann", "room").enter("ann", "room").enter("ann", "room");
        script.connect("bob").attach("bob", "room").enter("bob", "room");
        assertEquals(91003, code("bob"));
        assertEquals(0, code("ann"));
    }

    @Test
    void bytesOfAMessageAndWhatClientsAreToldOfThem() {
        limit("message-bytes", 10);
        script.connect("ann").publish("ann", "room", "12345678901");
        assertEquals(40009, code("ann"));
        assertEquals(
                10,
                Objects.requireNonNull(script.got("ann").getFirst().connectionDetails())
                        .maxMessageSize());
    }

    @Test
    void aWrongNameOrNumberIsSaid() {
        assertThrows(IllegalArgumentException.class, () -> Limits.of(Map.of("speed", "1")));
        assertThrows(IllegalArgumentException.class, () -> Limits.of(Map.of("channels", "many")));
        assertThrows(IllegalArgumentException.class, () -> Limits.of(Map.of("channels", "-1")));
    }
}
