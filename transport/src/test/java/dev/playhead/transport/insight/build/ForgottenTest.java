package dev.playhead.transport.insight.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.session.CloseReason;
import org.junit.jupiter.api.Test;

/// What belongs to a transport or a connection goes with it, however many there were.
class ForgottenTest {
    private final SessionScript session = new SessionScript().connect("ann").connect("bob");
    private final Indices indices = session.builder().indices;

    @Test
    void whoComesAndGoesAHundredTimesIsRememberedOnce() {
        session.attach("bob", "room");
        for (int i = 0; i < 100; i++) {
            session.attach("ann", "room")
                    .publish("ann", "room", "hello " + i)
                    .lose("ann")
                    .pass(300_000)
                    .returnFresh("ann");
        }
        assertEquals(2, indices.participants.size());
        assertEquals(2, indices.connections.size());
        assertEquals(2, indices.participants.connections());
        assertTrue(indices.resends.connections() <= 2, () -> indices.resends.connections() + " connections");
        assertEquals(0, indices.answers.waiting());
        assertEquals(
                session.participant("ann"), session.timeline().participants().getFirst());
        assertEquals(101, session.track("ann").links().size());
    }

    @Test
    void whoSaysGoodbyeLeavesNothingThatWaits() {
        for (int i = 0; i < 50; i++) {
            var name = "guest " + i;
            session.connect(name)
                    .attach(name, "room")
                    .publish(name, "room", "hello")
                    .close(name);
        }
        assertEquals(2, indices.connections.size());
        assertEquals(0, indices.answers.waiting());
        assertEquals(0, indices.resends.connections());
        assertEquals(1, session.timeline().channels().size());
        assertEquals(50, session.timeline().channels().getFirst().messages().size());
    }

    @Test
    void anEndIsStillKnownWhenItsTransportIsForgotten() {
        session.end("ann", new CloseReason(CloseReason.Kind.CLIENT_CLOSED, 4001, "going to sleep"));
        session.pass(300_000);
        var frames = session.timeline().frames();
        int row = frames.count() - 1;
        while (!frames.kind(row).equals("END")) {
            row--;
        }
        assertEquals(Frames.Way.EVENT, frames.way(row));
        var end = session.builder().end(frames.position(row)).orElseThrow();
        assertEquals("closed by the client, 4001 going to sleep", end.words());
        assertEquals(true, session.builder().end(0).isEmpty());
    }

    @Test
    void whoComesBackTooLateToResumeIsTheSameAndSoIsTheirOldConnection() {
        session.attach("ann", "room").lose("ann").pass(300_000).resume("ann");
        assertEquals(2, session.timeline().participants().size());
        assertEquals(2, session.track("ann").links().size());
    }
}
