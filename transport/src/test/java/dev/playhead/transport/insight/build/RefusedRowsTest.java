package dev.playhead.transport.insight.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the broker refused is known on the row that brought it and on the row that says so, and nowhere else.
class RefusedRowsTest {
    private static final String TOO_LONG = "x".repeat(70_000);

    private static List<String> rowsWithErrors(Frames frames) {
        var rows = new ArrayList<String>();
        for (int row = 0; row < frames.count(); row++) {
            if (frames.error(row) != 0) {
                rows.add(frames.way(row) + " " + frames.kind(row) + " " + frames.error(row));
            }
        }
        return rows;
    }

    @Test
    void aPublishThatIsTooLargeIsRefusedOnItsOwnRow() {
        var session = new SessionScript()
                .connect("phone")
                .attach("phone", "room")
                .publish("phone", "room", "short")
                .publish("phone", "room", TOO_LONG);
        var frames = session.timeline().frames();
        assertEquals(List.of("IN MESSAGE 40009", "OUT NACK 40009"), rowsWithErrors(frames));
        assertEquals(2, frames.errors());
        assertEquals(1, session.timeline().channels().getFirst().messages().size());
    }

    @Test
    void whatWasPublishedBeforeTheRefusalWasKnownIsMarkedLater() {
        var session = new SessionScript().connect("phone").attach("phone", "room");
        var before = session.timeline().frames();
        session.publish("phone", "room", TOO_LONG);
        assertEquals(0, before.errors());
        assertEquals(2, session.timeline().frames().errors());
    }

    @Test
    void anAttachThatIsRefusedSaysSo() {
        var session = new SessionScript()
                .connect("phone")
                .send("phone", ProtocolMessage.builder(Action.ATTACH).channel(""));
        var rows = rowsWithErrors(session.timeline().frames());
        assertEquals(2, rows.size(), rows::toString);
        assertTrue(rows.getFirst().startsWith("IN ATTACH "), rows::toString);
        assertTrue(rows.getLast().startsWith("OUT ERROR "), rows::toString);
    }

    @Test
    void bytesThatAreNoFrameAreRefused() {
        var session = new SessionScript().connect("phone").malformed("phone", "It is no JSON.");
        var rows = rowsWithErrors(session.timeline().frames());
        assertEquals("IN unreadable 40000", rows.getFirst(), rows::toString);
    }

    @Test
    void aResumeThatFailedIsAnErrorOfBothItsFrames() {
        var session = new SessionScript()
                .connect("ann")
                .attach("ann", "room")
                .lose("ann")
                .open("ann", "unknown!key")
                .attachFrom("ann", "room", "elsewhere@1-0");
        var rows = rowsWithErrors(session.timeline().frames());
        assertEquals(List.of("EVENT END 1006", "OUT CONNECTED 80018", "OUT ATTACHED 90005"), rows);
    }

    @Test
    void whatIsSentAgainUnderItsNumberIsAResend() {
        var session = new SessionScript()
                .connect("phone")
                .attach("phone", "room")
                .publish("phone", "room", "hello")
                .lose("phone")
                .resume("phone")
                .sendAgain("phone")
                .publish("phone", "room", "hello");
        assertEquals(List.of(1), resends(session));
        assertEquals(2, session.timeline().channels().getFirst().messages().size());
    }

    @Test
    void whatIsSentAgainOnAConnectionThatCouldNotBeResumedIsAResendUntilSomethingNewComes() {
        var session = new SessionScript()
                .connect("phone")
                .attach("phone", "room")
                .publish("phone", "room", "hello")
                .lose("phone")
                .open("phone", "unknown!key")
                .sendAgainRenumbered("phone")
                .publish("phone", "room", "new")
                .publish("phone", "room", "hello");
        assertEquals(List.of(1), resends(session));
        int row = rowOf(session, 1);
        var frames = session.timeline().frames();
        long first = session.builder().firstSent(frames.position(row));
        assertEquals("MESSAGE", frames.kind(frames.rowOf(first)));
        assertTrue(frames.rowOf(first) < row);
    }

    @Test
    void theSameTextTwiceOnOneConnectionIsNoResend() {
        var session = new SessionScript()
                .connect("phone")
                .attach("phone", "room")
                .publish("phone", "room", "hello")
                .publish("phone", "room", "hello");
        assertEquals(List.of(), resends(session));
        assertFalse(session.timeline().frames().errors() > 0);
    }

    /// Which of the frames that arrived after a publish, counted from 0 at the first one, are resends.
    private static List<Integer> resends(SessionScript session) {
        var frames = session.timeline().frames();
        var found = new ArrayList<Integer>();
        int publish = 0;
        for (int row = 0; row < frames.count(); row++) {
            if (frames.way(row) == Frames.Way.IN && frames.kind(row).equals("MESSAGE")) {
                if (frames.isResend(row)) {
                    found.add(publish);
                }
                publish++;
            }
        }
        return found;
    }

    private static int rowOf(SessionScript session, int publish) {
        var frames = session.timeline().frames();
        int seen = 0;
        for (int row = 0; row < frames.count(); row++) {
            if (frames.way(row) == Frames.Way.IN && frames.kind(row).equals("MESSAGE") && seen++ == publish) {
                return row;
            }
        }
        throw new AssertionError("no such publish");
    }
}
