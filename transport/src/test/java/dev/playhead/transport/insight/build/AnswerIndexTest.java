package dev.playhead.transport.insight.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnswerIndexTest {
    private static final TransportId ONE = new TransportId(1);
    private static final TransportId OTHER = new TransportId(2);

    private final AnswerIndex answers = new AnswerIndex();

    private void arrived(long position, TransportId transport, long msgSerial) {
        answers.arrived(
                new Entry.FrameIn(position, 0, transport, "room", Format.JSON, new byte[0], null),
                ProtocolMessage.builder(Action.MESSAGE).msgSerial(msgSerial).build());
    }

    private long answered(long cause, TransportId transport, long msgSerial) {
        return answers.answered(
                new Entry.FrameOut(100, 0, cause, List.of(transport), null, Format.JSON, new byte[0]),
                ProtocolMessage.builder(Action.ACK).msgSerial(msgSerial).build());
    }

    @Test
    void anAnswerIsToTheFrameWithItsNumberOnItsTransport() {
        arrived(10, ONE, 0);
        arrived(11, OTHER, 0);
        assertEquals(11, answered(11, OTHER, 0));
        assertEquals(10, answered(20, ONE, 0));
        assertEquals(20, answers.handedOnAt(10), "it waited for what happened at 20");
        assertEquals(11, answers.handedOnAt(11));
        assertEquals(30, answered(30, ONE, 7), "nobody asked that");
        assertEquals(20, answers.answeredAt(10));
        assertEquals(11, answers.answeredAt(11));
        assertEquals(10, answers.asked(100, 20));
        assertEquals(30, answers.asked(101, 30), "it follows from what it answers");
        assertEquals(0, answers.waiting());
    }

    @Test
    void whatATransportWasNotAnsweredIsForgottenWithIt() {
        arrived(10, ONE, 0);
        arrived(11, ONE, 1);
        arrived(12, OTHER, 0);
        answered(10, ONE, 0);
        assertEquals(Set.of(11L), Set.copyOf(answers.closed(ONE)));
        assertEquals(1, answers.waiting());
        assertEquals(List.of(), List.copyOf(answers.closed(ONE)));
    }

    @Test
    void anAnswerIsTheFirstOnceOnItsConnection() {
        var one = new ConnectionId("one");
        assertTrue(answers.isFirst(one, 0));
        assertTrue(answers.isFirst(new ConnectionId("other"), 0));
        assertTrue(answers.isFirst(one, 2));
        assertTrue(answers.isFirst(one, 1), "an earlier one that had to wait");
        assertFalse(answers.isFirst(one, 0));
        assertFalse(answers.isFirst(one, 2));
    }
}
