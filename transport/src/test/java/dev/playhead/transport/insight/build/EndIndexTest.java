package dev.playhead.transport.insight.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.CloseReason;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How transports ended: once for each, with the words of whoever ended it.
class EndIndexTest {
    private static final TransportId ONE = new TransportId(1);
    private static final TransportId OTHER = new TransportId(2);

    private final EndIndex ends = new EndIndex();

    private static Entry.Closed closed(long position, TransportId transport, CloseReason reason) {
        return new Entry.Closed(position, position * 10, transport, reason);
    }

    @Test
    void theCodeOfTheBrokersCloseBelongsToItsTransport() {
        ends.effect(new Entry.TransportEffect(3, 30, 2, ONE, new Entry.Act.Close(1000, "goodbye"), null));
        var other = ends.closed(closed(4, OTHER, CloseReason.BROKER_CLOSED), 1);
        var end = ends.closed(closed(5, ONE, CloseReason.BROKER_CLOSED), 0);
        assertEquals(0, other.reason().code());
        assertEquals("closed by the broker, 1000 goodbye", end.words());
        assertEquals(List.of(end), ends.of(0));
        assertEquals(List.of(other), ends.of(1));
        assertEquals(end, ends.at(5));
        assertNull(ends.at(3));
    }

    @Test
    void whatTheNetworkDidFirstIsTheEnd() {
        ends.effect(new Entry.TransportEffect(3, 30, 2, ONE, new Entry.Act.Close(1000, "goodbye"), null));
        var end = ends.closed(closed(5, ONE, CloseReason.LOST), 0);
        assertEquals(CloseReason.Kind.LOST, end.reason().kind());
        assertTrue(end.isFault());
    }

    @Test
    void aRuleIsNamedForOneEnd() {
        ends.effect(new Entry.TransportEffect(3, 30, 2, ONE, new Entry.Act.Reset(), new RuleId("F-1")));
        assertEquals(
                new RuleId("F-1"),
                ends.closed(closed(5, ONE, CloseReason.CUT), 0).rule());
        assertNull(ends.closed(closed(6, ONE, CloseReason.CUT), 0).rule());
        assertEquals(2, ends.of(0).size());
    }

    @Test
    void whoNeverBecameAConnectionHasAnEndOfNobody() {
        var end = ends.closed(closed(5, ONE, CloseReason.LOST), -1);
        assertEquals(end, ends.at(5));
        assertEquals(List.of(), ends.of(0));
    }

    @Test
    void aDeviceThatIsLostOnTwoTransportsHasTwoEnds() {
        var session = new SessionScript()
                .connect("ann")
                .attach("ann", "room")
                .lose("ann")
                .resume("ann")
                .end("ann", new CloseReason(CloseReason.Kind.CLIENT_CLOSED, 1001, "away"));
        var kinds = session.track("ann").ends().stream()
                .map(end -> end.reason().kind())
                .toList();
        assertEquals(List.of(CloseReason.Kind.LOST, CloseReason.Kind.CLIENT_CLOSED), kinds);
    }
}
