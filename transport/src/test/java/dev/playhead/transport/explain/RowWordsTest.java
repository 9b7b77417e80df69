package dev.playhead.transport.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.fault.FaultSpec;
import dev.playhead.transport.insight.FrameDetail;
import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.insight.build.SessionScript;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.session.CloseReason;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the rows of a session say, in the table and in the detail.
class RowWordsTest {
    private static final Data TYPING = new Data.Text("typing");

    private final SessionScript session = new SessionScript();
    private final FrameDetails details = new FrameDetails(session.log(), session.builder(), session::timeline);

    /// The nth row of a kind, counted from 0.
    private int row(String kind, int nth) {
        var frames = session.timeline().frames();
        int seen = 0;
        for (int row = 0; row < frames.count(); row++) {
            if (frames.kind(row).equals(kind) && seen++ == nth) {
                return row;
            }
        }
        throw new AssertionError("no " + kind + " " + nth);
    }

    private String summary(String kind, int nth) throws IOException {
        return details.summary(row(kind, nth));
    }

    private String sentence(String kind, int nth) throws IOException {
        return details.detail(row(kind, nth), Long.MAX_VALUE).sentence();
    }

    @Test
    void aRefusedPublishSaysSoWithTheCodeFirst() throws IOException {
        session.connect("phone").attach("phone", "room").publish("phone", "room", "x".repeat(70_000));
        var summary = summary("MESSAGE", 0);
        assertTrue(summary.startsWith("refused 40009 "), summary);
        assertTrue(summary.contains("message \u201cxxx"), summary);
        var sentence = sentence("MESSAGE", 0);
        assertTrue(sentence.contains("The broker refused it: 40009 "), sentence);
        assertTrue(sentence("NACK", 0).startsWith("The broker refused what Phone sent: 40009 "));
    }

    @Test
    void aSummaryReadBeforeTheRefusalIsReadAgain() throws IOException {
        session.connect("phone").attach("phone", "room").publish("phone", "room", "hello");
        int row = row("MESSAGE", 0);
        assertEquals("message \u201chello\u201d", details.summary(row));
        session.publish("phone", "room", "x".repeat(70_000));
        assertEquals("message \u201chello\u201d", details.summary(row));
    }

    @Test
    void aResumeThatFailedNamesItsCodeInRowAndSentence() throws IOException {
        session.connect("ann")
                .attach("ann", "room")
                .lose("ann")
                .open("ann", "unknown!key")
                .attachFrom("ann", "room", "elsewhere@1-0");
        assertTrue(summary("CONNECTED", 1).startsWith("not resumed: 80018 "), summary("CONNECTED", 1));
        assertTrue(sentence("CONNECTED", 1).contains("could not be resumed"), sentence("CONNECTED", 1));
        assertTrue(sentence("CONNECTED", 1).contains("80018 "), sentence("CONNECTED", 1));
        assertTrue(summary("ATTACHED", 1).startsWith("attached room, not resumed: 90005 "), summary("ATTACHED", 1));
        assertTrue(sentence("ATTACHED", 1).contains("what came before is missing on it: 90005 "));
        assertTrue(sentence("CONNECTED", 0).startsWith("ann is connected"), sentence("CONNECTED", 0));
        assertEquals("attached room", summary("ATTACHED", 0));
    }

    @Test
    void presenceCarriesDataAndExtras() throws IOException {
        session.connect("phone")
                .attach("phone", "room")
                .enter("phone", "room", TYPING, Map.of("headers", Map.of("mood", "good")));
        assertEquals("enter \u201ctyping\u201d extras {\"headers\":{\"mood\":\"good\"}}", summary("PRESENCE", 0));
        assertEquals(
                "Phone enters room, with \u201ctyping\u201d, extras {\"headers\":{\"mood\":\"good\"}}.",
                sentence("PRESENCE", 0));
        var delivered = sentence("PRESENCE", 1);
        assertTrue(delivered.startsWith("A change of presence (enter phone \u201ctyping\u201d extras {"), delivered);
    }

    @Test
    void aResendNamesTheRowThatItRepeats() throws IOException {
        session.connect("phone")
                .attach("phone", "room")
                .publish("phone", "room", "hello")
                .lose("phone")
                .resume("phone")
                .sendAgain("phone");
        int first = row("MESSAGE", 0) + 1;
        var frames = session.timeline().frames();
        int again = -1;
        for (int row = 0; row < frames.count(); row++) {
            again = frames.isResend(row) ? row : again;
        }
        assertEquals("resend: message \u201chello\u201d", details.summary(again));
        var sentence = details.detail(again, Long.MAX_VALUE).sentence();
        assertTrue(sentence.startsWith("A resend of row " + first + ". Phone published message on room"), sentence);
    }

    @Test
    void aFrameThatWasNotSentSaysWhatBecameOfIt() throws IOException {
        session.connect("wes")
                .connect("phone")
                .attach("phone", "room")
                .lose("phone")
                .publish("wes", "room", "hello");
        int row = undelivered();
        assertTrue(details.detail(row, Long.MAX_VALUE).sentence().endsWith("was lost. A resume brings it."));
        session.pass(121_000);
        assertTrue(details.detail(row, Long.MAX_VALUE).sentence().contains("Nothing can be resumed any more"));
        session.returnFresh("phone");
        assertTrue(details.detail(row, Long.MAX_VALUE).sentence().contains("came back without a resume"));
        var publish = details.detail(row("MESSAGE", 0), Long.MAX_VALUE);
        assertEquals(
                "Missing: it came back without a resume",
                publish.deliveries().getFirst().words());
    }

    @Test
    void whatAResumeBroughtIsNotMissing() throws IOException {
        session.connect("wes")
                .connect("phone")
                .attach("phone", "room")
                .lose("phone")
                .publish("wes", "room", "hello");
        session.resume("phone");
        assertTrue(
                details.detail(undelivered(), Long.MAX_VALUE).sentence().endsWith("was lost. The resume brought it."));
    }

    @Test
    void whatARuleHasDroppedIsNotSaidToBeCut() throws IOException {
        session.connect("wes").connect("phone").attach("phone", "room");
        session.set("phone", FaultSpec.parse("drop").fault()).publish("wes", "room", "hello");
        int row = undelivered();
        assertEquals("not sent: F-1 Drop frames to phone", details.summary(row));
        assertEquals(
                "Not sent to Phone because rule F-1 Drop frames to phone has dropped it."
                        + " No resume brings it: for the broker it was sent.",
                details.detail(row, Long.MAX_VALUE).sentence());
        assertEquals(
                "Missing: a fault has kept it back",
                details.detail(row("MESSAGE", 0), Long.MAX_VALUE)
                        .deliveries()
                        .getFirst()
                        .words());
    }

    @Test
    void whatTheBrokerDidNotHearSaysBecauseOfWhichRule() throws IOException {
        session.connect("phone").attach("phone", "room");
        session.set("phone", FaultSpec.parse("drop way=from").fault()).publish("phone", "room", "hello");
        assertTrue(
                summary("MESSAGE", 0).startsWith("F-1 Drop frames from phone has dropped it: "), summary("MESSAGE", 0));
        assertTrue(
                sentence("MESSAGE", 0)
                        .contains(
                                "The broker did not hear it, because rule F-1 Drop frames from phone has dropped it."),
                sentence("MESSAGE", 0));
    }

    private int undelivered() {
        var frames = session.timeline().frames();
        for (int row = 0; row < frames.count(); row++) {
            if (frames.way(row) == Frames.Way.UNDELIVERED) {
                return row;
            }
        }
        throw new AssertionError("nothing was undelivered");
    }

    @Test
    void whatFellIntoAHoleSaysOnWhichDeviceItIsMissingAndWhy() throws IOException {
        session.connect("wes")
                .publish("wes", "room", "queued")
                .connect("ann")
                .attachFrom("ann", "room", "elsewhere@1-0");
        var detail = details.detail(row("MESSAGE", 0), Long.MAX_VALUE);
        assertTrue(detail.sentence().endsWith(" Not sent to ann."), detail.sentence());
        var delivery = detail.deliveries().getFirst();
        assertEquals(session.participant("ann").index(), delivery.participant());
        assertTrue(delivery.words().startsWith("Missing: continuity lost, 90005 "), delivery.words());
    }

    @Test
    void anEndSaysWhoEndedIt() throws IOException {
        session.connect("phone").end("phone", new CloseReason(CloseReason.Kind.CLIENT_CLOSED, 4001, "going to sleep"));
        assertEquals("closed by the client, 4001 going to sleep", summary("END", 0));
        assertEquals("The connection of Phone ended: closed by the client, 4001 going to sleep.", sentence("END", 0));
        var about = details.detail(row("END", 0), Long.MAX_VALUE).about();
        assertTrue(about.contains(new FrameDetail.Field("ended by", "the client")), about::toString);
        assertTrue(about.contains(new FrameDetail.Field("close code", "4001")), about::toString);
    }

    @Test
    void whoWasNotLetInIsNamedByAddressHostAndOrigin() {
        var rejected = new Entry.Rejected(
                0,
                0,
                Entry.Stage.HOST,
                "127.0.0.1:50001",
                "GET /chat",
                "localhost:9477",
                "https://evil.example",
                403,
                "A web page of another origin asked.");
        assertEquals(
                "403 A web page of another origin asked. \u00b7 from 127.0.0.1:50001, GET /chat, Host localhost:9477,"
                        + " Origin https://evil.example",
                EventText.few(rejected));
        assertEquals(
                "Not let in: from 127.0.0.1:50001, GET /chat, Host localhost:9477, Origin https://evil.example. A web"
                        + " page of another origin asked. It was answered with HTTP status 403.",
                EventText.sentence(rejected));
        assertTrue(EventText.fields(rejected).contains(new FrameDetail.Field("HTTP status", "403")));
    }
}
