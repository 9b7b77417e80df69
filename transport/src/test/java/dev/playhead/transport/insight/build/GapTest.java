package dev.playhead.transport.insight.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.Gap;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What fell into a hole stays missing until the device has it, and the cause stays with it.
class GapTest {
    private static Gap only(SessionScript session, String device) {
        var gaps = session.track(device).gaps();
        assertEquals(1, gaps.size(), gaps::toString);
        return gaps.getFirst();
    }

    @Test
    void whatWasPublishedBeforeAContinuationThatFailedIsMissing() {
        // As after a restart of the broker without its past: the first the recording knows of ann is that she comes
        // back.
        var session = new SessionScript()
                .connect("wes")
                .publish("wes", "room", "queued")
                .connect("ann")
                .attachFrom("ann", "room", "elsewhere@1-0")
                .publish("wes", "room", "later");
        var gap = only(session, "ann");
        assertEquals(1, gap.countAt(session.now()));
        assertEquals(90005, Objects.requireNonNull(gap.cause()).code());
        assertTrue(gap.why().startsWith("continuity lost, 90005 "), gap::why);
        assertEquals(session.timeline().startNanos(), gap.span().fromNanos());
        assertEquals(1, session.track("ann").missingAt(session.now()));
    }

    @Test
    void whoComesBackTooLateToResumeMissesWhatHappenedMeanwhile() {
        var session = new SessionScript()
                .connect("wes")
                .connect("ann")
                .attach("ann", "room")
                .publish("wes", "room", "seen")
                .lose("ann")
                .publish("wes", "room", "missed")
                .pass(121_000)
                .publish("wes", "room", "missed too")
                .returnFresh("ann");
        var gap = only(session, "ann");
        assertNull(gap.cause());
        assertEquals(2, gap.countAt(session.now()));
        assertEquals(0, gap.countAt(gap.span().toNanos() - 1));
    }

    @Test
    void aResumeLeavesNoGap() {
        var session = new SessionScript()
                .connect("wes")
                .connect("ann")
                .attach("ann", "room")
                .lose("ann")
                .publish("wes", "room", "replayed")
                .resume("ann");
        assertEquals(0, session.track("ann").gaps().size());
    }

    @Test
    void aPageThatIsLoadedAnewHasNoGap() {
        var session = new SessionScript()
                .connect("wes")
                .connect("ann")
                .attach("ann", "room")
                .publish("wes", "room", "seen")
                .lose("ann")
                .publish("wes", "room", "before the new page")
                .returnFresh("ann");
        assertEquals(0, session.track("ann").gaps().size());
    }

    @Test
    void whatIsRewoundIsNotMissing() {
        var session = new SessionScript()
                .connect("wes")
                .publish("wes", "room", "queued")
                .connect("ann")
                .send(
                        "ann",
                        ProtocolMessage.builder(Action.ATTACH)
                                .channel("room")
                                .channelSerial("elsewhere@1-0")
                                .params(Map.of("rewind", "1")));
        assertEquals(0, only(session, "ann").countAt(session.now()));
        assertNull(session.track("ann").gapAt(session.now()));
    }

    @Test
    void whatSheWroteHerselfIsNotMissing() {
        var session = new SessionScript()
                .connect("ann")
                .publish("ann", "room", "mine")
                .attachFrom("ann", "room", "elsewhere@1-0");
        assertEquals(0, only(session, "ann").countAt(session.now()));
    }

    @Test
    void aMessageThatGrewInTheHoleIsMissingUntilItComesWhole() {
        var session = new SessionScript()
                .connect("planner")
                .connect("ann")
                .attach("ann", "room")
                .publish("planner", "room", "It")
                .append("planner", " begins")
                .lose("ann")
                .append("planner", " unheard")
                .pass(121_000)
                .returnFresh("ann");
        var serial = session.serial("planner");
        assertTrue(only(session, "ann").lacks(serial, session.now()));
        assertNotNull(session.track("ann").gapAt(session.now()));
        session.append("planner", " and ends"); // who does not know the message is sent it whole
        assertEquals(0, session.track("ann").missingAt(session.now()));
        assertEquals(1, session.track("ann").missingAt(session.now() - 1_000_000));
    }
}
