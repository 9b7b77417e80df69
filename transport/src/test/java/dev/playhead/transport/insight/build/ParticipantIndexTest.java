package dev.playhead.transport.insight.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.protocol.TransportId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Who is who: one participant for each device, however often it comes back.
class ParticipantIndexTest {
    private static final String BROWSER = "ably-js/2.28.0 browser";

    private final SessionScript session = new SessionScript();
    private final ParticipantIndex participants = session.builder().indices.participants;

    @Test
    void whoComesBackWithTheKeyOrTheNameIsTheSame() {
        session.connect("ann").lose("ann").resume("ann").lose("ann").returnFresh("ann");
        assertEquals(1, participants.size());
    }

    @Test
    void twoAtTheSameTimeAreTwoAndNoFaultHitsBothByName() {
        session.connectAs("one", "ann", BROWSER);
        assertEquals(Optional.of(new FaultRule.Target.Client("ann")), participants.target(0));
        session.connectAs("two", "ann", BROWSER);
        assertEquals(2, participants.size());
        assertTrue(participants.target(0).orElseThrow() instanceof FaultRule.Target.Connection);
        assertFalse(participants.target(0).equals(participants.target(1)));
        assertEquals(1, participants.ofClient("", "ann"), "the latest of both");
    }

    /// A request of a client is that of its device that connected last, not that of the newest device.
    @Test
    void ofTwoWithOneNameItIsTheOneThatConnectedLast() {
        session.connectAs("one", "ann", BROWSER).connectAs("two", "ann", BROWSER);
        session.lose("one").resume("one");
        assertEquals(2, participants.size());
        assertEquals(0, participants.ofClient("", "ann"));
        assertEquals(-1, participants.ofClient("", "bob"));
        assertEquals(-1, participants.ofClient("", null));
    }

    @Test
    void whoseNameIsUnknownIsKnownByItsKeyOnly() {
        session.connectAs("guest", null, BROWSER).lose("guest").resume("guest");
        assertEquals(1, participants.size());
        session.lose("guest").open("guest", null);
        assertEquals(2, participants.size());
    }

    @Test
    void aTransportBelongsToItsParticipantAfterItsEnd() {
        session.connect("ann").connect("bob").lose("ann");
        assertEquals(0, participants.of(new TransportId(1)));
        assertEquals(1, participants.of(new TransportId(2)));
        assertEquals(-1, participants.of(new TransportId(3)));
        assertFalse(participants.isCurrent(new TransportId(1)));
        assertTrue(participants.isCurrent(new TransportId(2)));
    }

    @Test
    void whoGrowsAMessageIsAnAgentAndNoDeviceHasItsNumber() {
        session.connect("ann").connect("bob").publish("ann", "room", "It");
        assertEquals(List.of(1, 2), numbers());
        session.append("ann", " grows");
        assertEquals(Participant.Kind.AGENT, participants.participant(0).kind());
        assertEquals(List.of(0, 1), numbers());
    }

    private List<Integer> numbers() {
        return participants.published().stream().map(Participant::number).toList();
    }
}
