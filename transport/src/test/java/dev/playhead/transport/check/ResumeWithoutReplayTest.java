package dev.playhead.transport.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.explain.EntryDecoder;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.insight.build.SessionScript;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.InputEntry;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Rule `resume-without-replay`. The broker of the script keeps what it claims; one that does not is made by
/// leaving out of its log what it replayed.
class ResumeWithoutReplayTest {
    private static final String RULE = "resume-without-replay";

    private final SessionScript session = new SessionScript();

    @BeforeEach
    void anAgentAndAPhone() {
        session.connect("agent").attach("agent", "room").connect("phone").attach("phone", "room");
        session.publish("agent", "room", "The answer:");
    }

    private void missAndResume() {
        session.lose("phone")
                .appends("agent", 10)
                .publish("agent", "room", "one more")
                .resume("phone");
        session.pass(2_000).publish("agent", "room", "later").pass(2_000);
    }

    private boolean isReplay(Entry entry) {
        try {
            return entry instanceof Entry.FrameOut out
                    && frame(out).action() == Action.MESSAGE
                    && session.log().read(out.cause()) instanceof InputEntry cause
                    && EntryDecoder.decode(cause) instanceof Decoded.Frame(var asked)
                    && asked.action() == Action.ATTACH;
        } catch (RuntimeException e) {
            throw new AssertionError(e);
        }
    }

    private static ProtocolMessage frame(Entry.FrameOut out) {
        return ((Decoded.Frame) EntryDecoder.decode(out)).frame();
    }

    @Test
    void aResumeWithReplayIsNone() throws IOException {
        missAndResume();
        assertEquals(List.of(), Checked.findings(session.log()));
    }

    @Test
    void aResumeWhoseReplayIsMissingIsFoundWithWhatWasMissedAndTheClaim() throws IOException {
        missAndResume();
        var finding = Checked.only(RULE, Checked.findings(session.log(), entry -> !isReplay(entry)));
        assertEquals(Severity.ERROR, finding.severity());
        assertTrue(
                finding.sentence()
                        .contains("Phone was told that it has room with nothing lost (RESUMED), but 2 messages"),
                finding.sentence());
        assertEquals(session.participant("Phone").index(), finding.participant());
        var evidence = finding.evidence();
        assertEquals(3, evidence.size(), evidence::toString);
        assertInstanceOf(Entry.FrameUndelivered.class, session.log().read(evidence.get(0)));
        assertInstanceOf(Entry.FrameUndelivered.class, session.log().read(evidence.get(1)));
        assertEquals(
                Action.ATTACHED,
                frame((Entry.FrameOut) session.log().read(evidence.getLast())).action());
    }

    @Test
    void onlyTheMessageThatIsMissingIsCounted() throws IOException {
        missAndResume();
        var wanted = session.serial("agent"); // created after the resume
        var found = Checked.findings(
                session.log(),
                entry -> !(isReplay(entry)
                        && frame((Entry.FrameOut) entry).messages().getFirst().action() == MessageAction.UPDATE));
        var finding = Checked.only(RULE, found);
        assertTrue(finding.sentence().contains("but one message that it missed"), finding.sentence());
        assertTrue(!finding.sentence().contains(wanted), finding.sentence());
    }

    @Test
    void aLaterAppendDoesNotHealButALaterWholeDoes() throws IOException {
        session.lose("phone").appends("agent", 3).resume("phone").pass(20).append("agent", " later");
        session.pass(2_000).append("agent", " and later");
        assertEquals(
                1,
                Checked.of(RULE, Checked.findings(session.log(), entry -> !isReplay(entry)))
                        .size());

        var healed = new SessionScript();
        healed.connect("agent").attach("agent", "room").connect("phone").attach("phone", "room");
        healed.publish("agent", "room", "The answer:")
                .lose("phone")
                .appends("agent", 3)
                .resume("phone");
        healed.pass(20).change("agent", MessageAction.UPDATE, "the whole").pass(2_000);
        healed.publish("agent", "room", "later");
        long attach = lastAttach(healed);
        var found = Checked.findings(
                healed.log(),
                entry -> !(entry instanceof Entry.FrameOut out
                        && out.cause() == attach
                        && frame(out).action() == Action.MESSAGE));
        assertEquals(List.of(), found);
    }

    private static long lastAttach(SessionScript script) {
        for (long position = script.log().size() - 1; ; position--) {
            if (script.log().read(position) instanceof Entry.FrameIn in
                    && EntryDecoder.decode(in) instanceof Decoded.Frame(var frame)
                    && frame.action() == Action.ATTACH) {
                return position;
            }
        }
    }

    @Test
    void whatWasEditedAndDeletedInTheGapIsReplayedToo() throws IOException {
        session.lose("phone").publish("agent", "room", "a typo").change("agent", MessageAction.DELETE, "");
        session.publish("agent", "room", "another")
                .change("agent", MessageAction.UPDATE, "edited")
                .appends("agent", 2);
        session.resume("phone").pass(2_000).publish("agent", "room", "later");
        assertEquals(List.of(), Checked.findings(session.log()));
    }

    @Test
    void continuityThatWasLostOpenlyIsNoClaim() throws IOException {
        session.lose("phone")
                .appends("agent", 3)
                .resumeUnknown("phone")
                .pass(2_000)
                .append("agent", " later");
        session.lose("phone")
                .appends("agent", 3)
                .returnFresh("phone")
                .pass(2_000)
                .append("agent", " later");
        assertEquals(List.of(), Checked.findings(session.log()));
    }

    @Test
    void whoIsGoneAgainAtOnceSaysNothing() throws IOException {
        session.lose("phone").appends("agent", 3).resume("phone").lose("phone").pass(2_000);
        assertEquals(List.of(), Checked.findings(session.log(), entry -> !isReplay(entry)));
    }

    @Test
    void aCutThatIsRestoredIsNone() throws IOException {
        session.cut("phone")
                .appends("agent", 10)
                .restore()
                .resume("phone")
                .pass(2_000)
                .append("agent", " later");
        assertEquals(List.of(), Checked.findings(session.log()));
    }
}
