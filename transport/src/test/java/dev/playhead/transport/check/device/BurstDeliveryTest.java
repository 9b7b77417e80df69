package dev.playhead.transport.check.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.build.SessionScript;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.TransportId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/// Rule `burst-delivery`.
class BurstDeliveryTest {
    private static final String RULE = "burst-delivery";
    private static final TransportId PHONE = new TransportId(2);
    private static final long SECOND = 1_000_000_000L;

    private static final TransportId PLANNER = new TransportId(1);

    private final SessionScript session = new SessionScript();
    private LongUnaryOperator plannerTakes = nanos -> nanos;
    private boolean newestFirst;

    /// A frame each 100 ms, of which the socket of the phone takes each at the time that is given for when it was
    /// handed over.
    private List<Entry> session(int frames, LongUnaryOperator writtenAt) {
        session.connect("planner").attach("planner", "room").connect("phone").attach("phone", "room");
        session.takeNothing();
        for (int i = 0; i < frames; i++) {
            session.publish("planner", "room", "message " + i).pass(99);
        }
        return taken(writtenAt);
    }

    private List<Entry> taken(LongUnaryOperator writtenAt) {
        var entries = DeviceScript.entries(session);
        var written = new ArrayList<Entry.Written>();
        for (var entry : entries) {
            if (entry instanceof Entry.FrameOut out && out.to().contains(PHONE)) {
                written.add(written(out, PHONE, writtenAt.applyAsLong(out.atNanos())));
            }
            if (entry instanceof Entry.FrameOut out && out.to().contains(PLANNER)) {
                written.add(written(out, PLANNER, plannerTakes.applyAsLong(out.atNanos())));
            }
        }
        if (newestFirst) {
            Collections.reverse(written); // those of one moment stay as they are
        }
        written.sort(Comparator.comparingLong(
                each -> each.writes().getFirst().to().getFirst().atNanos()));
        entries.addAll(written);
        return entries;
    }

    private static Entry.Written written(Entry.FrameOut out, TransportId to, long nanos) {
        var writing = new Entry.Writing(to, nanos);
        return new Entry.Written(
                1_000_000, nanos, List.of(new Entry.Writes(List.of(out.position()), List.of(writing))));
    }

    @Test
    void framesThatLeaveTogetherEachTwoSecondsAreFound() {
        var entries = session(120, nanos -> (nanos / (2 * SECOND) + 1) * 2 * SECOND);
        var finding = DeviceScript.only(RULE, entries);
        assertTrue(
                finding.sentence().matches("What Phone was sent left in \\d bursts of 8 frames and more.*"),
                finding.sentence());
        assertEquals(session.participant("Phone").index(), finding.participant());
        assertTrue(finding.evidence().size() >= 3);
    }

    @Test
    void receiptsOfOneMomentMayStandInAnyOrder() {
        newestFirst = true;
        framesThatLeaveTogetherEachTwoSecondsAreFound();
    }

    @Test
    void aBrokerThatIsBehindWithAllIsNone() {
        plannerTakes = nanos -> (nanos / (2 * SECOND) + 1) * 2 * SECOND;
        DeviceScript.isFine(RULE, "pass", session(120, plannerTakes));
    }

    @Test
    void aDelayThatIsTheSameForAllPasses() {
        DeviceScript.isFine(RULE, "pass", session(120, nanos -> nanos + 3 * SECOND));
    }

    @Test
    void twoBurstsMayHappen() {
        DeviceScript.isFine(RULE, "cannot tell", session(40, nanos -> (nanos / (2 * SECOND) + 1) * 2 * SECOND));
    }

    @Test
    void aStreamThatGoesOnAfterAPauseIsNone() {
        session.connect("planner").attach("planner", "room").attach("planner", "log");
        session.connect("phone").attach("phone", "room").takeNothing();
        for (int i = 0; i < 1000; i++) { // of each four seconds two for the phone, while the planner hears all of them
            session.publish("planner", i / 100 % 2 == 0 ? "log" : "room", "message " + i)
                    .pass(19);
        }
        DeviceScript.isFine(RULE, "pass", taken(nanos -> nanos));
    }

    @Test
    void shortWaitsAreNone() {
        DeviceScript.isFine(RULE, "pass", session(120, nanos -> (nanos / (SECOND / 2) + 1) * (SECOND / 2)));
    }

    @Test
    void aLogWithoutReceiptsSaysNothing() {
        session.connect("planner").attach("planner", "room").takeNothing();
        for (int i = 0; i < 120; i++) {
            session.publish("planner", "room", "message " + i);
        }
        DeviceScript.isFine(RULE, "cannot tell", DeviceScript.entries(session));
    }
}
