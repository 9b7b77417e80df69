package dev.playhead.transport.insight.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.ConnectionStatus;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.log.Entry;
import org.junit.jupiter.api.Test;

/// The tracks of all participants: a frame is delivered when its socket has it.
class TrackIndexTest {
    private final SessionScript session = new SessionScript()
            .connect("wes")
            .connect("ann")
            .attach("ann", "room")
            .connect("bob")
            .attach("bob", "hall");

    @Test
    void aFrameIsDeliveredToThoseWhoWereSentIt() {
        session.publish("wes", "room", "one").publish("wes", "room", "two").publish("wes", "hall", "three");
        assertEquals(2, session.track("ann").deliveries().size());
        assertEquals(1, session.track("bob").deliveries().size());
        assertEquals(0, session.track("wes").deliveries().size());
    }

    @Test
    void whatNoSocketHasTakenIsNotDelivered() {
        session.takeNothing().publish("wes", "room", "one");
        assertEquals(0, session.track("ann").deliveries().size());
        session.pass(3_001);
        assertEquals(
                ConnectionStatus.State.STALLED, session.connectionStatus("ann").state());
        assertEquals(
                ConnectionStatus.State.CONNECTED,
                session.connectionStatus("bob").state());
    }

    @Test
    void aReceiptThatComesTwiceCountsOnce() {
        session.publish("wes", "room", "one");
        long last = session.log().size() - 1;
        var again = (Entry.Written) session.log().read(last);
        session.builder().accept(again, Decoded.NOTHING);
        assertEquals(1, session.track("ann").deliveries().size());
    }

    @Test
    void whoIsLostIsGoneAndMissesWhatOthersPublish() {
        session.lose("ann").publish("wes", "room", "one").publish("wes", "hall", "two");
        int ann = session.participant("ann").index();
        assertTrue(session.builder().indices.tracks.isGone(ann));
        assertFalse(session.builder().indices.tracks.isClosedAt(ann, session.now()), "it is to come back");
        assertEquals(1, session.track("ann").absences().getFirst().missed().size());
        assertEquals(1, session.connectionStatus("ann").behind());
        session.resume("ann");
        assertFalse(session.builder().indices.tracks.isGone(ann));
        assertEquals(1, session.track("ann").absences().getFirst().replayed());
    }
}
