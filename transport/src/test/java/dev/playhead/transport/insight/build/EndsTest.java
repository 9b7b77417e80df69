package dev.playhead.transport.insight.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.fault.FaultSpec;
import dev.playhead.transport.insight.ConnectionEnd;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.session.CloseReason;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// How a connection ended and who ended it, on its device and as a row of its own.
class EndsTest {
    private static ConnectionEnd ended(SessionScript session) {
        return Objects.requireNonNull(session.track("Phone").endAt(session.now()));
    }

    private static SessionScript phone() {
        return new SessionScript().connect("phone").attach("phone", "room");
    }

    private static int lastRow(SessionScript session) {
        return session.timeline().frames().count() - 1;
    }

    @Test
    void aCloseOfTheClientHasItsCodeAndReasonAndIsNoFault() {
        var reason = new CloseReason(CloseReason.Kind.CLIENT_CLOSED, 4001, "going to sleep");
        var session = phone().end("phone", reason);
        assertEquals("closed by the client, 4001 going to sleep", ended(session).words());
        assertFalse(ended(session).isFault());
        var frames = session.timeline().frames();
        assertEquals("END", frames.kind(lastRow(session)));
        assertEquals(Frames.Way.EVENT, frames.way(lastRow(session)));
        assertEquals(session.participant("Phone").index(), frames.participant(lastRow(session)));
        assertEquals(0, frames.errors());
    }

    @Test
    void aProtocolErrorIsAFaultThatTheBrokerEnded() {
        var reason = new CloseReason(CloseReason.Kind.PROTOCOL_ERROR, 1002, "a frame without a mask");
        var session = phone().end("phone", reason);
        assertTrue(ended(session).isFault());
        assertEquals(1002, session.timeline().frames().error(lastRow(session)));
        assertTrue(
                ended(session).words().endsWith("1002 a frame without a mask"),
                ended(session).words());
    }

    @Test
    void aCloseByAFaultNamesItWhateverItsCodeAndTheDeviceIsAway() {
        var session =
                phone().set("phone", FaultSpec.parse("close code=1001 after=1s").fault());
        var end = ended(session);
        assertEquals("closed by F-1, 1001 closed on purpose", end.words());
        assertEquals("F-1", String.valueOf(end.rule()));
        assertEquals(1, session.track("Phone").absences().size());
    }

    @Test
    void aResetIsAFaultWithoutACloseFrame() {
        var session = phone().lose("phone");
        assertEquals(1006, session.timeline().frames().error(lastRow(session)));
        assertEquals("reset or broken, by neither side", ended(session).words());
    }

    @Test
    void aCutNamesItsRule() {
        assertEquals("cut by F-1", ended(phone().cut("phone")).words());
    }

    @Test
    void aGoodbyeIsClosedByTheBrokerWithItsCode() {
        var session = phone().close("phone");
        assertTrue(
                ended(session).words().startsWith("closed by the broker, 1000 "),
                ended(session).words());
        assertFalse(ended(session).isFault());
    }

    @Test
    void whoIsBackHasNoEnd() {
        var session = phone().lose("phone").resume("phone");
        assertNull(session.track("Phone").endAt(session.now()));
        assertEquals(1, session.track("Phone").ends().size());
    }

    @Test
    void whoWasNotLetInIsARowOfNobody() {
        var session = phone();
        session.builder()
                .accept(
                        new Entry.Rejected(
                                session.log().size(),
                                session.now(),
                                Entry.Stage.HOST,
                                "127.0.0.1:50001",
                                "GET /",
                                "evil.example",
                                null,
                                403,
                                "The Host is not of this machine."),
                        Decoded.NOTHING);
        var frames = session.timeline().frames();
        assertEquals("REJECTED", frames.kind(lastRow(session)));
        assertEquals(-1, frames.participant(lastRow(session)));
        assertEquals(403, frames.error(lastRow(session)));
        assertEquals(1, session.timeline().participants().size());
    }
}
