package dev.playhead.transport.insight.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.playhead.transport.insight.ChannelTrack;
import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the broker answers is what is there: nothing before, and nothing that it refused.
class AnswerBuilderTest {
    private static final String TOO_LONG = "x".repeat(70_000);

    private final SessionScript session =
            new SessionScript().connect("ann").connect("bob").attach("ann", "room");

    private List<String> serials() {
        return session.timeline().channels().stream()
                .flatMap(track -> track.messages().stream())
                .map(ChannelTrack.MessageMark::serial)
                .toList();
    }

    @Test
    void whatIsAcknowledgedHasTheSerialOfItsAnswer() {
        session.publish("ann", "room", "one");
        var first = session.serial("ann");
        session.publish("bob", "hall", "two");
        assertEquals(List.of(first, session.serial("bob")), serials());
        assertEquals(0, session.builder().indices.answers.waiting());
    }

    @Test
    void anAnswerThatIsGivenTwiceCountsOnce() {
        session.publish("ann", "room", "one").lose("ann").resume("ann").sendAgain("ann");
        assertEquals(List.of(session.serial("ann")), serials());
    }

    @Test
    void aRefusalNamesItsFrameAndStoresNothing() {
        session.publish("ann", "room", "one").publish("ann", "room", TOO_LONG).publish("ann", "room", "two");
        assertEquals(2, serials().size());
        var frames = session.timeline().frames();
        int refused = 0;
        for (int row = 0; row < frames.count(); row++) {
            long reason = session.builder().refusal(frames.position(row));
            if (reason >= 0) {
                refused++;
                assertEquals(Frames.Way.IN, frames.way(row));
                assertEquals("NACK", frames.kind(frames.rowOf(reason)));
            }
        }
        assertEquals(1, refused);
        assertEquals(0, session.builder().indices.answers.waiting());
    }

    @Test
    void whatATransportWasNotAnsweredWaitsNoMore() {
        session.connectRollingUp("agent", 40)
                .publish("agent", "room", "a")
                .append("agent", "b")
                .append("agent", "held back");
        assertEquals(1, session.builder().indices.answers.waiting());
        session.lose("agent");
        assertEquals(0, session.builder().indices.answers.waiting());
    }

    @Test
    void aRefusalWithoutANumberIsOfTheFrameThatItFollowsFrom() {
        session.send("ann", ProtocolMessage.builder(Action.ATTACH).channel(""));
        var frames = session.timeline().frames();
        int row = frames.count() - 2;
        assertEquals("ATTACH", frames.kind(row));
        assertEquals("ERROR", frames.kind(frames.rowOf(session.builder().refusal(frames.position(row)))));
    }
}
