package dev.playhead.transport.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.fault.FaultSpec;
import dev.playhead.transport.insight.build.SessionScript;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What rules find when a fault has changed what was sent: the fault, and no defect of the broker.
class FaultsOfFramesTest {
    private final SessionScript session = new SessionScript();

    @BeforeEach
    void anAgentAndAPhone() {
        session.connect("agent").attach("agent", "room").connect("phone").attach("phone", "room");
    }

    private void fault(String name, String fault) {
        session.set(name, FaultSpec.parse(fault + " after=1s").fault());
    }

    private List<Finding> found() throws IOException {
        session.pass(30_000).publish("phone", "room", "still there?");
        return Checked.findings(session.log());
    }

    @Test
    void aDroppedMessageIsLostByTheRuleThatDroppedItEvenWhenTheRuleHasEnded() throws IOException {
        fault("phone", "drop");
        session.publish("agent", "room", "one").restore().publish("agent", "room", "two");
        var finding = Checked.only("no-loss", found());
        assertTrue(
                finding.sentence().endsWith(" The fault F-1 (Drop frames to phone) has kept it back."),
                finding.sentence());
        assertEquals(session.participant("Phone").index(), finding.participant());
    }

    @Test
    void aResumeOwesNothingOfWhatWasDroppedBeforeIt() throws IOException {
        fault("phone", "drop nth=1");
        session.publish("agent", "room", "one").publish("agent", "room", "two");
        session.lose("phone").publish("agent", "room", "three").resume("phone");
        assertEquals(List.of(), Checked.of("resume-without-replay", found()));
    }

    @Test
    void anAckThatAFaultWithholdsIsNoPublishWithoutAnswer() throws IOException {
        fault("agent", "withhold-ack first=1");
        session.publish("agent", "room", "one").publish("agent", "room", "two");
        assertEquals(List.of(), found());
    }

    @Test
    void aPublishThatTheBrokerDidNotHearIsNoPublishWithoutAnswer() throws IOException {
        fault("agent", "drop way=from first=1");
        session.publish("agent", "room", "one").publish("agent", "room", "two");
        assertEquals(List.of(), found());
    }

    @Test
    void aRefusedPublishIsFoundWithTheFaultThatWasOn() throws IOException {
        fault("agent", "refuse-publish what=message first=1");
        session.publish("agent", "room", "one").publish("agent", "room", "two");
        var finding = Checked.only("publish-refused", found());
        assertTrue(
                finding.sentence().endsWith(" The fault F-1 (Refuse messages of agent) was on."), finding.sentence());
    }

    @Test
    void whatASilencedClientMissesAndGetsWithItsResumeIsNoFinding() throws IOException {
        fault("phone", "half-open");
        session.publish("agent", "room", "one").pass(5_000).restore().resume("phone");
        assertEquals(List.of(), found());
    }

    @Test
    void whoIsToldThatItHasMissedSomethingIsNoResumeWithoutReplay() throws IOException {
        fault("phone", "resume-refused at=channel");
        session.lose("phone").publish("agent", "room", "one").resume("phone");
        assertEquals(List.of(), found());
    }

    @Test
    void whoIsClosedWithAFrameGetsTheRestWithItsResume() throws IOException {
        fault("phone", "close nth=1");
        session.publish("agent", "room", "one").publish("agent", "room", "two").resume("phone");
        assertEquals(List.of(), found());
    }

    @Test
    void anotherOrderIsFoundWithTheFaultThatWasOn() throws IOException {
        fault("phone", "reorder");
        session.publish("agent", "room", "one").publish("agent", "room", "two");
        var finding = Checked.of("channel-order", found()).getFirst();
        assertTrue(finding.sentence().endsWith(" The fault F-1 (Reorder frames to phone) was on."), finding.sentence());
    }
}
