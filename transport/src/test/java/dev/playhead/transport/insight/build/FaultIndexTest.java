package dev.playhead.transport.insight.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.playhead.transport.fault.Cut;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.Span;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.TransportId;
import org.junit.jupiter.api.Test;

class FaultIndexTest {
    private static final ConnectionId CONNECTION = new ConnectionId("one");

    private final ParticipantIndex participants = new ParticipantIndex();
    private final FaultIndex faults = new FaultIndex();

    private void set(int id, FaultRule.Target target) {
        faults.set(new FaultRule(RuleId.of(id), target, new Cut(), "cut"), 10);
    }

    @Test
    void whomARuleHitsIsKnownAlsoWhenTheirConnectionIsForgotten() {
        set(1, new FaultRule.Target.Connection(CONNECTION));
        assertEquals(-1, faults.published(participants).getFirst().participant());
        participants.connected(new TransportId(1), CONNECTION);
        assertEquals(0, faults.published(participants).getFirst().participant());
        participants.expired(CONNECTION);
        participants.connected(new TransportId(2), new ConnectionId("other"));
        participants.closed(new TransportId(1));
        assertEquals(0, faults.published(participants).getFirst().participant());
    }

    @Test
    void nothingIsMadeAnewWhileNothingChanges() {
        set(1, new FaultRule.Target.Everyone());
        var published = faults.published(participants);
        assertSame(published, faults.published(participants));
        faults.cleared(RuleId.of(1), 20);
        assertEquals(new Span(10, 20), faults.published(participants).getFirst().span());
        assertEquals(20, faults.endedAt(RuleId.of(1)));
        assertEquals(Span.OPEN, faults.endedAt(RuleId.of(2)));
        assertEquals(new Span(10, Span.OPEN), published.getFirst().span());
    }
}
